-- How common each term is was known of the column; of what the new index holds it is not, until this. Reads a sample: seconds.
ANALYZE "payload_facts";
