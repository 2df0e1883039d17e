// Package table makes a table of one connection of a GraphQL document: which connection that is, the columns that its rows have, the document
// that asks for one page of them, and the cells of a row. Columns follow from the document alone, so that an empty table has its header.
//
// Names and cells are those of the playground's tables (web/src/playground/table.ts), and guarded as its CSV is (csv.ts): change both together.
package table
