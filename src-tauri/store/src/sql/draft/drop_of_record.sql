DELETE FROM draft
WHERE instr(place, :id) > 0 OR instr(content, :id) > 0;
