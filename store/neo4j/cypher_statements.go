package neo4j

// The statements whose text is constant. Those that depend on kinds and relations are built from the catalogue's names, in
// the other cypher_ files or beside the code that sends them. Nothing else ever becomes part of a text: values are
// parameters.
//
// Each says which index to use. Neo4j keeps a plan that it made for an empty graph, where a scan costs as little as an
// index, until long after the graph has grown: without the hints the first changes took minutes.
const (
	// showIndexes returns each index of this store: its name and whether it belongs to a constraint.
	showIndexes = `SHOW INDEXES YIELD name, owningConstraint
WHERE name STARTS WITH $p.prefix
RETURN collect([name, owningConstraint IS NOT NULL])`

	awaitIndexes = `CALL db.awaitIndexes(300)`

	// inspectDatabase returns what a Version node of this program holds, and how many nodes there are in all.
	inspectDatabase = `RETURN COLLECT { MATCH (v:Version) WHERE v.format IS NOT NULL RETURN [v.format, v.layout] }, COUNT { (n) }`

	// createVersion creates the two nodes of an empty graph. Several processes may do so at once.
	createVersion = `MERGE (v:Version {id: 1}) ON CREATE SET v.number = 0, v.format = $p.format, v.layout = $p.layout
MERGE (g:Guard {id: 1}) ON CREATE SET g.seq = 0`

	// readGraphState and readSeqStatement are the first and the last statement of every consistent read. seq is read first: with a
	// version that was read before it, an answer could be labelled with the version before its own.
	readGraphState = `RETURN COLLECT { MATCH (g:Guard {id: 1}) WITH g.seq AS seq MATCH (v:Version {id: 1})
RETURN [seq, v.number, v.recordedAt, v.seed, v.kinds, v.counts, v.layout, v.bulk, v.change] }`
	readSeqStatement = `RETURN COLLECT { MATCH (g:Guard {id: 1}) RETURN g.seq }`

	// Locks are taken by statements of their own: in one that also reads, the reading might come first.
	lockVersion = `MATCH (v:Version {id: 1}) SET v.lock = $p.token`
	lockGuard   = `MATCH (g:Guard {id: 1}) SET g.lock = $p.token`

	// startSeqWrite makes seq odd, also where a crash has left it odd; endSeqWrite makes it even again, unless another
	// writer has taken over.
	startSeqWrite = `MATCH (g:Guard {id: 1}) SET g.seq = g.seq + 1 + g.seq % 2, g.owner = $p.token`
	endSeqWrite   = `MATCH (g:Guard {id: 1}) WHERE g.owner = $p.token SET g.seq = g.seq + 1 REMOVE g.owner`
	// repairSeq makes seq even where its owner is gone.
	repairSeq = `MATCH (g:Guard {id: 1}) WHERE g.seq = $p.seq AND g.seq % 2 = 1 SET g.seq = g.seq + 1 REMOVE g.owner`

	setVersion = `MATCH (v:Version {id: 1}) SET v += $p.version`

	// What a change has to be checked against.
	readNodes = `UNWIND $p.ids AS id MATCH (n:Node {id: id}) USING INDEX SEEK n:Node(id) RETURN collect(properties(n))`
	readNames = `UNWIND $p.names AS name MATCH (x:Name {name: name})-[:NAMES]->(n:Node) USING INDEX SEEK x:Name(name) RETURN collect([x.name, n.id])`
	// readDegrees counts all relations of nodes, one from a node to itself twice.
	readDegrees = `UNWIND $p.ids AS id MATCH (n:Node {id: id}) USING INDEX SEEK n:Node(id)
RETURN collect([id, COUNT { (n)-->() } + COUNT { (n)<--() } - COUNT { (n)<-[:NAMES]-() }])`

	// What a change does.
	deleteNodes = `UNWIND $p.rows AS id MATCH (n:Node {id: id}) USING INDEX SEEK n:Node(id) DETACH DELETE n`
	clearNodes  = `UNWIND $p.rows AS id MATCH (n:Node {id: id}) USING INDEX SEEK n:Node(id) SET n = {id: id}`
	updateNodes = `UNWIND $p.rows AS row MATCH (n:Node {id: row.id}) USING INDEX SEEK n:Node(id) SET n = row`
	deleteNames = `UNWIND $p.rows AS name MATCH (x:Name {name: name}) USING INDEX SEEK x:Name(name) DETACH DELETE x`
	createNames = `UNWIND $p.rows AS row MATCH (n:Node {id: row[1]}) USING INDEX SEEK n:Node(id) CREATE (:Name {name: row[0]})-[:NAMES]->(n)`

	// readStatistics reads all series of the statistics, readStatisticsOf of what they are. readRelationsOf reads the relations of some
	// nodes, those that lead out and those that lead in: what the others are, and which fields claims are about.
	readStatisticsOf = `MATCH (v:Version {id: 1}) RETURN [v.statisticsOf, v.statistics]`
	readStatistics   = `MATCH (s:Statistic) RETURN collect([s.name, s.numbers, s.counts])`
	readRelationsOf  = `UNWIND $p.ids AS id MATCH (n:Node {id: id}) USING INDEX SEEK n:Node(id)
RETURN collect([id, COLLECT { MATCH (n)-[r]->(m:Node) RETURN [type(r), m.id, CASE WHEN m:Claim THEN m.field END] },
COLLECT { MATCH (n)<-[r]-(m:Node) RETURN [type(r), m.id, CASE WHEN m:Claim THEN m.field END] }])`
	putStatistics    = `UNWIND $p.rows AS row MERGE (s:Statistic {name: row[0]}) SET s.numbers = row[1], s.counts = row[2]`
	deleteStatistics = `UNWIND $p.rows AS name MATCH (s:Statistic {name: name}) USING INDEX SEEK s:Statistic(name) DELETE s`
	emptyStatistics  = `MATCH (s:Statistic) DELETE s`

	// The journal of a change in parts has a node for some edits of a part. There are few, so none of these needs an index.
	putJournal     = `CREATE (:Undo {number: $p.number, edits: $p.edits})`
	readJournal    = `MATCH (u:Undo) WITH max(u.number) AS last MATCH (u:Undo {number: last}) RETURN collect(u.edits)`
	shortenJournal = `MATCH (u:Undo) WITH max(u.number) AS last MATCH (u:Undo {number: last}) DELETE u`
	emptyJournal   = `MATCH (u:Undo) DELETE u`

	// readCells reads properties of nodes, group by group. Their names are a parameter too, so that no selection of fields
	// needs a plan of its own.
	readCells = `UNWIND $p.groups AS g UNWIND g.ids AS id MATCH (n:Node {id: id}) USING INDEX SEEK n:Node(id)
RETURN collect([id, [c IN g.columns | n[c]]])`

	exportNodes = `MATCH (n:Node) USING INDEX SEEK n:Node(id) WHERE n.id > $p.after WITH n ORDER BY n.id LIMIT $p.first RETURN collect(properties(n))`

	// Bulk operations; all of these run with the lock of the node Version.
	beginBulk = `MATCH (v:Version {id: 1}) SET v.bulk = $p.bulk, v.bulkWork = $p.what, v.bulkAt = timestamp()`
	renewBulk = `MATCH (v:Version {id: 1}) WHERE v.bulk = $p.bulk SET v.bulkAt = timestamp() RETURN collect(v.id)`
	stopBulk  = `MATCH (v:Version {id: 1}) WHERE v.bulk = $p.bulk SET v.bulkAt = 0`
	endBulk   = `MATCH (v:Version {id: 1}) REMOVE v.bulk, v.bulkWork, v.bulkAt SET v += $p.version`
	// readBulkState returns the bulk operation and how many milliseconds ago its last batch was.
	readBulkState = `MATCH (v:Version {id: 1}) RETURN [v.bulkWork, timestamp() - v.bulkAt, v.layout]`

	// Emptying and migrating, a batch at a time.
	emptyEdges = `MATCH ()-[r]->() WITH r LIMIT $p.first DELETE r RETURN count(r)`
	emptyNodes = `MATCH (n) WHERE NOT n:Version AND NOT n:Guard WITH n LIMIT $p.first DELETE n RETURN count(n)`
	emptyNames = `MATCH (n:Name) WITH n LIMIT $p.first DETACH DELETE n RETURN count(n)`
	readTypes  = `MATCH ()-[r]->() RETURN collect(DISTINCT type(r))`
)
