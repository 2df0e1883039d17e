package cite

// The items of all tests: what a style makes of each is written by hand beside them, from its rules.

func on(edtf string) Date { // a day, a month, a year
	switch len(edtf) {
	case 4:
		return Date{First: edtf + "-01-01", Last: edtf + "-12-31"}
	case 7:
		return Date{First: edtf + "-01", Last: edtf + "-28"}
	}
	return Date{First: edtf, Last: edtf}
}

var items = map[string]Item{
	"news": {
		ID: "source/doe-2025", Type: News, Title: "Who Pays for 287(g)?", Authors: []Name{{Literal: "Jane Q. Doe", Family: "Doe", Given: "Jane Q."}},
		Publisher: "Miami Herald", Issued: on("2025-03-12"), URL: "https://example.org/a_b?c=1&d=2", Archive: "https://perma.cc/AAAA-1111",
	},
	"two authors, one of whom nobody takes apart": {
		ID: "source/two", Type: News, Title: "Every Agency", Authors: []Name{{Literal: "Mohamed Al Elew"}, {Literal: "Wendy Fry", Family: "Fry", Given: "Wendy"}},
		Publisher: "The Markup", Issued: on("2025-04-16"), URL: "https://example.org/tracker",
	},
	"three authors": {
		ID: "source/three", Type: Report, Title: "Costs", Authors: []Name{
			{Literal: "Ann Lee", Family: "Lee", Given: "Ann"}, {Literal: "Jean-Luc van Dam", Family: "van Dam", Given: "Jean-Luc"}, {Literal: "Bo Ek", Family: "Ek", Given: "Bo"},
		},
		Publisher: "Center for American Progress", Issued: on("2017-03-21"), URL: "https://example.org/r",
	},
	"report of a body": {
		ID: "source/report", Type: Report, Title: "The Program: An Overview", Publisher: "American Immigration Council",
		Issued: Date{First: "2022-02-01", Last: "2022-02-28", Printed: "Feb. 2022"}, URL: "https://example.org/r.pdf", Archive: "https://perma.cc/BBBB-2222",
	},
	"press release": {
		ID: "source/release", Type: PressRelease, Title: "Sheriff Announces End", Publisher: "ACLU of North Carolina", Issued: on("2018-12-05"), URL: "https://example.org/p",
	},
	"editorial": {
		ID: "source/editorial", Type: Editorial, Title: "A Bad Call", Authors: []Name{{Literal: "New York Daily News Editorial Board", Body: true}},
		Publisher: "New York Daily News", Issued: on("2025-03-20"), URL: "https://example.org/e",
	},
	"page without a date": {
		ID: "source/page", Type: Webpage, Title: "Delegation of Authority", Publisher: "U.S. Immigration and Customs Enforcement", Visited: on("2025-03-28"),
		URL: "https://example.gov/287g", Archive: "https://perma.cc/CCCC-3333",
	},
	"encyclopedia": {
		ID: "source/wiki", Type: Encyclopedia, Title: "Joe Arpaio", Publisher: "Wikipedia", Visited: on("2025-03-31"), URL: "https://example.org/wiki/Joe",
	},
	"year inferred": {
		ID: "source/blog", Type: Post, Title: "Deputized", Authors: []Name{{Literal: "Yuwen Huyan", Family: "Huyan", Given: "Yuwen"}},
		Issued: Date{First: "2025-04-29", Last: "2025-04-29", Printed: "Apr 29", Inferred: true},
	},
	"date inferred, open": {
		ID: "source/open", Type: News, Title: "Understanding the Model", Publisher: "VisaVerge.com", Issued: Date{First: "2025-02-28", Inferred: true},
	},
	"untitled, by nobody": {
		ID: "source/untitled", Type: Document, Title: "Untitled article on the program", Described: true, Issued: Date{First: "2025-06-01", Inferred: true},
	},
	"data, year inferred": {
		ID: "source/data", Type: Dataset, Title: "List of counties", Described: true, Publisher: "U.S. Census Bureau",
		Issued: Date{First: "2022-01-01", Last: "2022-12-31", Inferred: true},
	},
	"data with a version": {
		ID: "answer/1", Type: Dataset, Title: "County", Publisher: "287(g) Graph", Version: "12", Issued: on("2026-11-22"), URL: "https://example.org/cite/0",
	},
	"late in a year": {
		ID: "source/late", Type: FactSheet, Title: "Facts", Publisher: "ILRC", Issued: Date{First: "2018-10-01", Last: "2018-12-31", Printed: "late 2018"},
	},
	"about a year": {
		ID: "source/circa", Type: Report, Title: "Old Report", Publisher: "ILRC", Issued: Date{First: "1996-01-01", Last: "1996-12-31", Circa: true},
	},
	"circuit": {
		ID: "lawsuit/morales", Type: Case, Title: "Morales v. Chadbourne", Citation: "793 F.3d 208", Court: "U.S. Court of Appeals for the First Circuit", Issued: on("2015"),
	},
	"district": {
		ID: "lawsuit/gonzalez", Type: Case, Title: "Gonzalez v. ICE", Citation: "416 F. Supp. 3d 995",
		Court: "U.S. District Court for the Central District of California", Issued: on("2019-09-27"),
	},
	"Supreme Court": {
		ID: "lawsuit/cleburne", Type: Case, Title: "City of Cleburne v. Cleburne Living Center", Citation: "473 U.S. 432", Court: "U.S. Supreme Court", Issued: on("1985"),
	},
	"court unknown": {
		ID: "lawsuit/melendres", Type: Case, Title: "Melendres v. Arpaio", Citation: "695 F.3d 990", Issued: on("2012"),
	},
	"docket": {
		ID: "lawsuit/docket", Type: Case, Title: "Roe v. Wake County", Docket: "5:12-cv-00347", Court: "U.S. District Court for the Eastern District of North Carolina",
		Filed: on("2012-06-18"),
	},
	"docket, decided": {
		ID: "lawsuit/decided", Type: Case, Title: "Roe v. Doe", Docket: "No. 12-345", Court: "U.S. Court of Appeals for the District of Columbia Circuit",
		Filed: on("2012-06-18"), Issued: on("2013-09-05"),
	},
	"unnamed suit": {ID: "lawsuit/unnamed", Type: Case, Title: "Suit against a sheriff", Described: true},
	"statute":      {ID: "law/1357", Type: Statute, Title: "8 U.S.C. § 1357(g)", Citation: "8 U.S.C. § 1357(g)"},
	"section of an act": {
		ID: "law/ina", Type: Statute, Title: "Section 287(g) of the Immigration and Nationality Act", Citation: "8 U.S.C. § 1357(g)", Issued: on("1996-09-30"),
	},
	"unnamed law": {ID: "law/1996", Type: Statute, Title: "Immigration law of 1996", Described: true, Issued: on("1996")},
	"amendment":   {ID: "law/amend-14", Type: Constitution, Title: "Fourteenth Amendment"},
	"order":       {ID: "law/order", Type: Order, Title: "Protecting the People", Issued: on("2025-01-20")},
	"numbered order": {
		ID: "law/eo", Type: Order, Title: "Protecting the People", Citation: "Exec. Order No. 1, 90 Fed. Reg. 8443", Issued: on("2025-01-20"),
	},
	"bill":          {ID: "law/bill", Type: Bill, Title: "Protection Act", Filed: on("2025-01-28")},
	"numbered bill": {ID: "law/hr", Type: Bill, Title: "Protection Act", Citation: "H.R. 1, 119th Cong.", Filed: on("2025-01-28")},
	"unnamed bill":  {ID: "law/md", Type: Bill, Title: "Maryland bill", Described: true},
	"regulation":    {ID: "law/cfr", Type: Regulation, Title: "Powers and Duties", Citation: "8 C.F.R. § 287.5", Issued: on("1994")},
}

var wanted = map[Style]map[string]string{
	Bluebook: {
		"news": "Jane Q. Doe, Who Pays for 287(g)?, Miami Herald (Mar. 12, 2025), https://example.org/a_b?c=1&d=2 [https://perma.cc/AAAA-1111]",
		"two authors, one of whom nobody takes apart": "Mohamed Al Elew & Wendy Fry, Every Agency, The Markup (Apr. 16, 2025), https://example.org/tracker",
		"three authors":       "Ann Lee et al., Costs, Ctr. for Am. Progress (Mar. 21, 2017), https://example.org/r",
		"report of a body":    "The Program: An Overview, Am. Immigr. Council (Feb. 2022), https://example.org/r.pdf [https://perma.cc/BBBB-2222]",
		"press release":       "Press Release, ACLU of N.C., Sheriff Announces End (Dec. 5, 2018), https://example.org/p",
		"editorial":           "N.Y. Daily News Ed. Bd., Editorial, A Bad Call, N.Y. Daily News (Mar. 20, 2025), https://example.org/e",
		"page without a date": "Delegation of Authority, U.S. Immigr. & Customs Enf’t, https://example.gov/287g (last visited Mar. 28, 2025) [https://perma.cc/CCCC-3333]",
		"encyclopedia":        "Joe Arpaio, Wikipedia, https://example.org/wiki/Joe (last visited Mar. 31, 2025)",
		"year inferred":       "Yuwen Huyan, Deputized (Apr. 29, [2025])",
		"date inferred, open": "Understanding the Model, VisaVerge.com ([not before Feb. 28, 2025])",
		"untitled, by nobody": "[Untitled article on the program] ([not before June 2025])",
		"data, year inferred": "[List of counties], U.S. Census Bureau ([2022])",
		"data with a version": "County, 287(g) Graph, version 12 (Nov. 22, 2026), https://example.org/cite/0",
		"late in a year":      "Facts, ILRC (late 2018)",
		"about a year":        "Old Report, ILRC (circa 1996)",
		"circuit":             "Morales v. Chadbourne, 793 F.3d 208 (1st Cir. 2015)",
		"district":            "Gonzalez v. ICE, 416 F. Supp. 3d 995 (C.D. Cal. 2019)",
		"Supreme Court":       "City of Cleburne v. Cleburne Living Ctr., 473 U.S. 432 (1985)",
		"court unknown":       "Melendres v. Arpaio, 695 F.3d 990 (2012)",
		"docket":              "Roe v. Wake Cnty., No. 5:12-cv-00347 (E.D.N.C. filed June 18, 2012)",
		"docket, decided":     "Roe v. Doe, No. 12-345 (D.C. Cir. Sept. 5, 2013)",
		"unnamed suit":        "[Suit against a sheriff]",
		"statute":             "8 U.S.C. § 1357(g)",
		"section of an act":   "Immigration and Nationality Act § 287(g), 8 U.S.C. § 1357(g)",
		"unnamed law":         "[Immigration law of 1996] (1996)",
		"amendment":           "U.S. Const. amend. XIV",
		"order":               "Exec. Order, Protecting the People (Jan. 20, 2025)",
		"numbered order":      "Exec. Order No. 1, 90 Fed. Reg. 8443 (Jan. 20, 2025)",
		"bill":                "Protection Act (bill introduced Jan. 28, 2025)",
		"numbered bill":       "Protection Act, H.R. 1, 119th Cong. (2025)",
		"unnamed bill":        "[Maryland bill] (bill)",
		"regulation":          "Powers and Duties, 8 C.F.R. § 287.5",
	},
	APA: {
		"news": "Doe, J. Q. (2025, March 12). Who Pays for 287(g)? Miami Herald. https://example.org/a_b?c=1&d=2",
		"two authors, one of whom nobody takes apart": "Mohamed Al Elew, & Fry, W. (2025, April 16). Every Agency. The Markup. https://example.org/tracker",
		"three authors":       "Lee, A., van Dam, J.-L., & Ek, B. (2017). Costs. Center for American Progress. https://example.org/r",
		"report of a body":    "American Immigration Council. (2022). The Program: An Overview. https://example.org/r.pdf",
		"press release":       "ACLU of North Carolina. (2018, December 5). Sheriff Announces End [Press release]. https://example.org/p",
		"editorial":           "New York Daily News Editorial Board. (2025, March 20). A Bad Call [Editorial]. New York Daily News. https://example.org/e",
		"page without a date": "U.S. Immigration and Customs Enforcement. (n.d.). Delegation of Authority. Retrieved March 28, 2025, from https://example.gov/287g",
		"encyclopedia":        "Joe Arpaio. (n.d.). In Wikipedia. Retrieved March 31, 2025, from https://example.org/wiki/Joe",
		"year inferred":       "Huyan, Y. ([2025], April 29). Deputized.",
		"date inferred, open": "Understanding the Model. ([not before February 28, 2025]). VisaVerge.com.",
		"untitled, by nobody": "[Untitled article on the program]. ([not before June 2025]).",
		"data, year inferred": "U.S. Census Bureau. ([2022]). [List of counties] [Data set].",
		"data with a version": "287(g) Graph. (2026). County (Version 12) [Data set]. https://example.org/cite/0",
		"late in a year":      "ILRC. (2018). Facts [Fact sheet].",
		"about a year":        "ILRC. (ca. 1996). Old Report.",
		"circuit":             "Morales v. Chadbourne, 793 F.3d 208 (1st Cir. 2015).",
		"district":            "Gonzalez v. ICE, 416 F. Supp. 3d 995 (C.D. Cal. 2019).",
		"Supreme Court":       "City of Cleburne v. Cleburne Living Center, 473 U.S. 432 (1985).",
		"court unknown":       "Melendres v. Arpaio, 695 F.3d 990 (2012).",
		"docket":              "Roe v. Wake County, No. 5:12-cv-00347 (E.D.N.C. filed June 18, 2012).",
		"docket, decided":     "Roe v. Doe, No. 12-345 (D.C. Cir. September 5, 2013).",
		"unnamed suit":        "[Suit against a sheriff].",
		"statute":             "8 U.S.C. § 1357(g).",
		"section of an act":   "Immigration and Nationality Act § 287(g), 8 U.S.C. § 1357(g) (1996).",
		"unnamed law":         "[Immigration law of 1996] (1996).",
		"amendment":           "U.S. Const. amend. XIV.",
		"order":               "Exec. Order, Protecting the People (2025).",
		"numbered order":      "Exec. Order No. 1, 90 Fed. Reg. 8443 (2025).",
		"bill":                "Protection Act (bill introduced January 28, 2025).",
		"numbered bill":       "Protection Act, H.R. 1, 119th Cong. (2025).",
		"unnamed bill":        "[Maryland bill] (bill).",
		"regulation":          "Powers and Duties, 8 C.F.R. § 287.5.",
	},
}
