MATCH (g:Guard {id: 1}) WITH g.seq AS seq
CALL (seq) {
  MATCH (m:Agreement {status: 'ACTIVE', moaState: 'PENDING'})
  WITH m ORDER BY m.signedOn_key, m.id WITH collect(m) AS found
  RETURN size(found) AS total, COLLECT {
    UNWIND found[..50] AS m
    RETURN [m.id, m.name, m.status, m.moaState, m.signedOn_date, COLLECT { MATCH (m)<-[:SIGNED]-(a) RETURN [a.id, a.name] }] } AS data }
MATCH (g:Guard {id: 1}) RETURN seq, g.seq, data, total
