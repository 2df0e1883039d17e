package document

// What other query languages and APIs have for what the schema calls otherwise, as foldName writes it. A word is only suggested where the
// schema has it at that place.

// operatorWords are the operators of filters. The value of some is written in another way: see insteadOfOperator.
var operatorWords = map[string]string{
	"equals": "eq", "equal": "eq", "equalto": "eq", "is": "eq", "exact": "eq", "value": "eq", "iexact": "eq",
	"oneof": "in", "anyof": "in", "isin": "in", "isoneof": "in", "values": "in",
	"ne": "not", "neq": "not", "notequal": "not", "notequals": "not", "notequalto": "not", "isnot": "not", "notin": "not", "nin": "not", "noneof": "not",
	"greaterthan": "gt", "morethan": "gt", "above": "gt", "after": "gt",
	"ge": "gte", "greaterthanorequal": "gte", "greaterthanorequalto": "gte", "atleast": "gte", "min": "gte", "from": "gte", "since": "gte", "onorafter": "gte", "start": "gte",
	"lessthan": "lt", "below": "lt", "before": "lt",
	"le": "lte", "lessthanorequal": "lte", "lessthanorequalto": "lte", "atmost": "lte", "max": "lte", "to": "lte", "until": "lte", "onorbefore": "lte", "end": "lte",
	"like": "contains", "ilike": "contains", "includes": "contains", "include": "contains", "has": "contains", "match": "contains", "matches": "contains",
	"regex": "contains", "regexp": "contains", "icontains": "contains", "substring": "contains", "search": "contains", "contain": "contains",
	"endswith": "contains", "notcontains": "not", "notlike": "not",
	"beginswith": "startsWith", "prefix": "startsWith", "startwith": "startsWith", "istartswith": "startsWith",
	"null": "isNull", "isempty": "isNull", "missing": "isNull", "exists": "isNull", "isnotnull": "isNull", "notnull": "isNull",
}

// quantifierWords are the fields of filters of lists.
var quantifierWords = map[string]string{
	"any": "some", "exists": "some", "atleastone": "some", "has": "some", "contains": "some", "includes": "some", "is": "some",
	"all": "every", "each": "every", "no": "none", "not": "none", "length": "count", "size": "count", "total": "count", "totalcount": "count",
}

// connectionWords are the fields of connections.
var connectionWords = map[string]string{
	"count": "totalCount", "total": "totalCount", "size": "totalCount", "length": "totalCount", "aggregate": "totalCount",
	"items": "nodes", "data": "nodes", "results": "nodes", "result": "nodes", "records": "nodes", "rows": "nodes", "list": "nodes", "entries": "nodes",
	"elements": "nodes", "node": "nodes", "values": "nodes", "edge": "edges", "page": "pageInfo", "pagination": "pageInfo", "paging": "pageInfo",
}

// argumentWords are the arguments of lists and fields.
var argumentWords = map[string]string{
	"where": "filter", "filters": "filter", "filterby": "filter", "condition": "filter", "conditions": "filter", "having": "filter",
	"limit": "first", "take": "first", "top": "first", "pagesize": "first", "perpage": "first", "size": "first", "max": "first", "count": "first", "n": "first",
	"offset": "after", "skip": "after", "page": "after", "start": "after", "cursor": "after", "from": "after", "pagenumber": "after",
	"sort": "orderBy", "sortby": "orderBy", "order": "orderBy", "ordering": "orderBy", "orderby": "orderBy",
	"date": "asOf", "on": "asOf", "day": "asOf", "at": "asOf", "when": "asOf", "groupby": "by", "keys": "by", "key": "by", "field": "by",
	"fulltext": "query", "term": "query", "q": "query", "text": "query", "search": "query", "lang": "locale", "language": "locale",
}
