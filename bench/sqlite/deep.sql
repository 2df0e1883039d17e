-- One county, four hops. Each list is made by a query of its own; json() keeps what it makes from being a text in the list around it.
SELECT json_object('county', json_object('id', c.id, 'name', c.name, 'fips', c.fips, 'agencies', json((
  SELECT json_group_array(json_object('id', a.id, 'name', a.name, 'agreements', json((
    SELECT json_group_array(json_object('id', m.id, 'status', m.status, 'signedOn', m.signed_on, 'lawsuits', json((
      SELECT json_group_array(json_object('basis', k.basis, 'id', l.id, 'name', l.name, 'sources', json((
        SELECT json_group_array(json_object('id', s.id, 'name', s.name) ORDER BY s.id)
        FROM lawsuit_source r JOIN source s ON s.id = r.source_id WHERE r.lawsuit_id = l.id
      ))) ORDER BY l.id)
      FROM concerns k JOIN lawsuit l ON l.id = k.lawsuit_id WHERE k.agreement_id = m.id
    ))) ORDER BY m.id)
    FROM agreement m WHERE m.agency_id = a.id
  ))) ORDER BY a.id)
  FROM serves v JOIN agency a ON a.id = v.agency_id WHERE v.county_id = c.id
))))
FROM county c WHERE c.fips = ?
