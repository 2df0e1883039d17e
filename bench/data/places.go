package data

import "fmt"

// stateList are the states with their real numbers of counties; Maryland has that of the District of Columbia too.
var stateList = []struct {
	code, name, fips string
	counties         int
}{
	{"AL", "Alabama", "01", 67}, {"AK", "Alaska", "02", 30}, {"AZ", "Arizona", "04", 15}, {"AR", "Arkansas", "05", 75}, {"CA", "California", "06", 58},
	{"CO", "Colorado", "08", 64}, {"CT", "Connecticut", "09", 9}, {"DE", "Delaware", "10", 3}, {"FL", "Florida", "12", 67}, {"GA", "Georgia", "13", 159},
	{"HI", "Hawaii", "15", 5}, {"ID", "Idaho", "16", 44}, {"IL", "Illinois", "17", 102}, {"IN", "Indiana", "18", 92}, {"IA", "Iowa", "19", 99},
	{"KS", "Kansas", "20", 105}, {"KY", "Kentucky", "21", 120}, {"LA", "Louisiana", "22", 64}, {"ME", "Maine", "23", 16}, {"MD", "Maryland", "24", 25},
	{"MA", "Massachusetts", "25", 14}, {"MI", "Michigan", "26", 83}, {"MN", "Minnesota", "27", 87}, {"MS", "Mississippi", "28", 82}, {"MO", "Missouri", "29", 115},
	{"MT", "Montana", "30", 56}, {"NE", "Nebraska", "31", 93}, {"NV", "Nevada", "32", 17}, {"NH", "New Hampshire", "33", 10}, {"NJ", "New Jersey", "34", 21},
	{"NM", "New Mexico", "35", 33}, {"NY", "New York", "36", 62}, {"NC", "North Carolina", "37", 100}, {"ND", "North Dakota", "38", 53}, {"OH", "Ohio", "39", 88},
	{"OK", "Oklahoma", "40", 77}, {"OR", "Oregon", "41", 36}, {"PA", "Pennsylvania", "42", 67}, {"RI", "Rhode Island", "44", 5}, {"SC", "South Carolina", "45", 46},
	{"SD", "South Dakota", "46", 66}, {"TN", "Tennessee", "47", 95}, {"TX", "Texas", "48", 254}, {"UT", "Utah", "49", 29}, {"VT", "Vermont", "50", 14},
	{"VA", "Virginia", "51", 133}, {"WA", "Washington", "53", 39}, {"WV", "West Virginia", "54", 55}, {"WI", "Wisconsin", "55", 72}, {"WY", "Wyoming", "56", 23},
}

// countyNames are common names of counties. A state with more of them goes through the list again, with what is in front.
var countyNames = []string{
	"Washington", "Jefferson", "Franklin", "Jackson", "Lincoln", "Madison", "Montgomery", "Clay", "Marion", "Union", "Monroe", "Wayne", "Grant",
	"Greene", "Warren", "Carroll", "Adams", "Clark", "Douglas", "Johnson", "Lake", "Lee", "Marshall", "Polk", "Crawford", "Fayette", "Lawrence",
	"Morgan", "Calhoun", "Pike", "Scott", "Shelby", "Henry", "Perry", "Benton", "Hancock", "Hamilton", "Logan", "Cass", "Mercer", "Orange",
	"Putnam", "Cumberland", "Butler", "Boone", "Mitchell", "Randolph", "Taylor", "Sheridan", "Decatur", "Harrison", "Fulton", "Floyd", "Dallas",
	"Custer", "Webster", "Howard", "Sullivan", "Mason", "Allen", "Maricopa", "Mecklenburg", "Alamance", "Collin", "Gwinnett", "Prince William",
}

var fronts = []string{"", "North ", "South ", "East ", "West "}

// places makes the states and their counties.
func (g *generator) places() {
	for _, s := range stateList {
		state := &State{ID: g.id("state/%s", s.code), Name: s.name, Description: "state of the United States", Code: g.id("%s", s.code), FIPS: g.fips(s.fips)}
		g.States = append(g.States, state)
		first := g.IntN(len(countyNames))
		for i := range s.counties {
			name := fronts[i/len(countyNames)] + countyNames[(first+i)%len(countyNames)] + " County"
			fips := g.fips(fmt.Sprintf("%s%03d", s.fips, 2*i+1))
			g.Counties = append(g.Counties, &County{ID: "county/" + fips, Name: name, Description: "county, " + s.name, FIPS: fips, State: state})
		}
	}
}
