// Package countymap counts what ICE's lists show for each county and state, month by month, and draws it: as a picture that needs no
// script, and as data for the island that lets one go through the map.
//
// All that it counts it asks of the public API, by the documents map-lists, map-rows, map-states and map-counties of web/queries. It asks
// once for each version of the graph. The rule is:
//
//   - What counts on a day are the rows of ICE's list of participating agencies of that day. An agreement that several rows show is one.
//   - A county has the strongest kind that applies (Kind): an agency that serves the county itself (SERVES leads to it, as a sheriff's
//     does) and may act on patrol; one that serves it and acts in jails alone; none, but an agency that serves a place within it, wholly or
//     in part: a town, a campus, an airport, a precinct, a district or region of several counties.
//   - An agency that serves a state counts for the state, and for none of its counties.
//   - An agreement whose agency's place isn't known, or isn't known to lie in a county, counts for its state as not placed.
//
// So each agreement of a state is in at least one of the four, and what isn't placed is told rather than dropped.
package countymap
