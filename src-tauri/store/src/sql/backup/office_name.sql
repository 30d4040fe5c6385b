-- The name alone, which every version of the schema has.
SELECT name FROM office;
