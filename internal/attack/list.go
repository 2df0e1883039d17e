package attack

// Attacks are all attacks, in the order in which they are run. What ends the database comes last.
func Attacks() []Attack {
	return []Attack{
		size, encoding, introspection, worst, amplifiers,
		documents, values, lists, filters, cache,
		unread, slowReaders, slowRequests, gone, connections,
		fairness, everybodyOut, archive, cited,
		outage,
	}
}
