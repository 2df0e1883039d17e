package workbook

// What a file may have at most. ICE's largest list has 300 kB, 1.5 MB unpacked, and 1,900 rows: the bounds leave room for fifty
// times as much, and keep what a hostile file takes below 10 seconds and 512 MB.
const (
	maxFileBytes     = 16 << 20  // of the file
	maxUnpackedBytes = 128 << 20 // of all its parts
	maxRatio         = 200       // of a part's size to what it takes in the file…
	ratioFrom        = 1 << 20   // …from this size on: small parts of blanks may be as dense
	maxEntries       = 1_000     // parts
	maxSheets        = 100
	maxTokens        = 8_000_000  // elements, ends of elements, texts between them and attributes, of all parts
	maxTokenBytes    = 1 << 20    // of one of these
	maxDepth         = 64         // elements within each other
	maxTexts         = 1_000_000  // shared texts
	maxTextBytes     = 4 * 32_767 // of one text: Excel's cells hold 32,767 characters
	maxFormats       = 65_490     // Excel's own limit
	maxLinks         = 200_000    // relationships of a part; Excel keeps 65,530 links a sheet
	maxSheetRows     = 1_000_000  // rows, with the empty ones; a sheet of Excel's has 1,048,576
	maxCovered       = 2_000_000  // rows that links and merged cells reach over, together
	maxListRows      = 100_000    // rows with content
	maxRowNumber     = 1_048_576
	maxColumnNumber  = 16_384
	maxProblems      = 1_000
)
