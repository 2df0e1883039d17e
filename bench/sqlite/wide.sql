SELECT json_object('counties', json_group_array(json_object('id', c.id, 'name', c.name, 'fips', c.fips, 'agencies', json((
  SELECT json_group_array(json_object('id', a.id, 'name', a.name, 'agreements', json((
    SELECT json_group_array(json_object('id', m.id, 'status', m.status, 'signedOn', m.signed_on) ORDER BY m.id)
    FROM agreement m WHERE m.agency_id = a.id
  ))) ORDER BY a.id)
  FROM serves v JOIN agency a ON a.id = v.agency_id WHERE v.county_id = c.id
))) ORDER BY c.fips))
FROM (SELECT * FROM county ORDER BY fips LIMIT 100) c
