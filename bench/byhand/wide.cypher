MATCH (g:Guard {id: 1}) WITH g.seq AS seq
WITH seq, COLLECT {
  MATCH (c:County) WHERE c.fips_key IS NOT NULL WITH c ORDER BY c.fips_key LIMIT 100
  RETURN [c.id, c.name, c.fips, COLLECT {
    MATCH (c)<-[:SERVES]-(a) WITH a ORDER BY a.id
    RETURN [a.id, a.name, COLLECT {
      MATCH (a)-[:SIGNED]->(m) WITH m ORDER BY m.id
      RETURN [m.id, m.status, m.signedOn_date] }] }] } AS data
MATCH (g:Guard {id: 1}) RETURN seq, g.seq, data, 0
