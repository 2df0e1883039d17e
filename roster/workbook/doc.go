// Package workbook reads one of ICE's lists of the 287(g) program, an .xlsx file, into rows of printed cells. It doesn't judge what
// is printed: it neither trims nor repairs, and knows nothing of states, agencies or the graph.
//
// Read passes a file through these stages, a file of the package each:
//
//	signature.go  what isn't an .xlsx file is told what it is, by its first bytes
//	container.go  the ZIP archive and its parts, inflated within bounds (bounds.go)
//	parts.go      which part is what: content types, relationships; what could act, such as macros, is refused
//	document.go   one part as XML, element by element
//	book.go       the sheets of the workbook, and what they share (texts.go, styles.go)
//	sheet.go      a sheet's rows and cells as they are stored (cell.go, serial.go), its links and merged cells (links.go)
//	header.go     which column is which
//	list.go       the rows of the list, and what was wrong with them
//
// The standard library's ZIP and XML do what a library for workbooks would: of a workbook only some ten elements matter here, and
// the bounds that hold for hostile files need every byte to be counted before it is kept. A library that builds a model of the
// sheet first takes many times the file's size. The tests hold every cell against such a library.
package workbook
