// Package workload has the three queries of the benchmarks, what they are in each engine's language, and what must be answered.
//
//   - deep: one county by its FIPS code, the agencies that serve it, their agreements, the lawsuits that concern these, and the sources
//     that report on those: four hops.
//   - wide: the first hundred counties by FIPS code, their agencies, and the agreements of these: two hops.
//   - list: agreements in force whose document is pending, two equal conditions; the first fifty by the day of signing, with their agency,
//     and how many there are.
//
// Within a list everything is in order of ids. Engines differ in the shape of their answers (nodes, edges, properties of edges):
// [Canonical] brings all to the same.
package workload
