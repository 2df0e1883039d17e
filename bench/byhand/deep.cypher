MATCH (g:Guard {id: 1}) WITH g.seq AS seq
WITH seq, COLLECT {
  MATCH (c:County {fips: $p.fips})
  RETURN [c.id, c.name, c.fips, COLLECT {
    MATCH (c)<-[:SERVES]-(a) WITH a ORDER BY a.id
    RETURN [a.id, a.name, COLLECT {
      MATCH (a)-[:SIGNED]->(m) WITH m ORDER BY m.id
      RETURN [m.id, m.status, m.signedOn_date, COLLECT {
        MATCH (m)<-[r:CONCERNS]-(l) WITH r, l ORDER BY l.id
        RETURN [r.basis, l.id, l.name, COLLECT {
          MATCH (l)<-[:REPORTS_ON]-(s) WITH s ORDER BY s.id
          RETURN [s.id, s.name] }] }] }] }] } AS data
MATCH (g:Guard {id: 1}) RETURN seq, g.seq, data, 0
