-- The latest run that met the file as an earlier one had left it; 0 while there is none. Where no known file is met in a
-- folder, it may be another disk.
ALTER TABLE visit ADD COLUMN met INTEGER NOT NULL DEFAULT 0;
