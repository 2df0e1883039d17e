CREATE TABLE state(id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL, code TEXT NOT NULL UNIQUE, fips TEXT NOT NULL UNIQUE) WITHOUT ROWID;
CREATE TABLE county(id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL, fips TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, state_id TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE agency(id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL, slug TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, level TEXT NOT NULL, state_id TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE agreement(id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL, model TEXT NOT NULL, status TEXT NOT NULL, moa_state TEXT NOT NULL,
  signed_on TEXT, first_listed_on TEXT, last_listed_on TEXT, ended_on TEXT, ending TEXT, agency_id TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE lawsuit(id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL, citation TEXT NOT NULL UNIQUE, status TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source(id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL, kind TEXT NOT NULL, published_on TEXT, url TEXT) WITHOUT ROWID;
CREATE TABLE serves(agency_id TEXT NOT NULL, county_id TEXT NOT NULL, level TEXT NOT NULL, PRIMARY KEY(county_id, agency_id)) WITHOUT ROWID;
CREATE TABLE concerns(lawsuit_id TEXT NOT NULL, agreement_id TEXT NOT NULL, basis TEXT NOT NULL, confidence TEXT NOT NULL, PRIMARY KEY(agreement_id, lawsuit_id)) WITHOUT ROWID;
CREATE TABLE lawsuit_source(source_id TEXT NOT NULL, lawsuit_id TEXT NOT NULL, PRIMARY KEY(lawsuit_id, source_id)) WITHOUT ROWID;
CREATE TABLE agency_source(source_id TEXT NOT NULL, agency_id TEXT NOT NULL, PRIMARY KEY(agency_id, source_id)) WITHOUT ROWID;
CREATE INDEX agreement_agency ON agreement(agency_id, id);
CREATE INDEX agreement_status ON agreement(status, moa_state, signed_on, id);
