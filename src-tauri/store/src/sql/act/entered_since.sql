SELECT EXISTS (SELECT 1 FROM act WHERE seq > :seq AND undo <> 'aside');
