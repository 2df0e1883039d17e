SELECT json_object('agreements', json_object(
  'totalCount', (SELECT count(*) FROM agreement WHERE status = 'ACTIVE' AND moa_state = 'PENDING'),
  'nodes', json_group_array(json_object('id', m.id, 'name', m.name, 'status', m.status, 'moaState', m.moa_state, 'signedOn', m.signed_on,
    'agency', json_object('id', a.id, 'name', a.name)) ORDER BY m.signed_on, m.id)))
FROM (SELECT * FROM agreement WHERE status = 'ACTIVE' AND moa_state = 'PENDING' ORDER BY signed_on, id LIMIT 50) m
JOIN agency a ON a.id = m.agency_id
