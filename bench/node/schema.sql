-- The graph as tables. Ids are primary keys, what is looked up or ordered by has an index, and so has every reference.
CREATE TABLE state(id text PRIMARY KEY, name text NOT NULL, description text NOT NULL, code text NOT NULL UNIQUE, fips text NOT NULL UNIQUE);
CREATE TABLE county(id text PRIMARY KEY, name text NOT NULL, description text NOT NULL, fips text NOT NULL UNIQUE, kind text NOT NULL,
  state_id text NOT NULL REFERENCES state);
CREATE TABLE agency(id text PRIMARY KEY, name text NOT NULL, description text NOT NULL, slug text NOT NULL UNIQUE, kind text NOT NULL, level text NOT NULL,
  state_id text NOT NULL REFERENCES state);
CREATE TABLE agreement(id text PRIMARY KEY, name text NOT NULL, description text NOT NULL, model text NOT NULL, status text NOT NULL, moa_state text NOT NULL,
  signed_on date, first_listed_on date, last_listed_on date, ended_on date, ending text, agency_id text NOT NULL REFERENCES agency);
CREATE TABLE lawsuit(id text PRIMARY KEY, name text NOT NULL, description text NOT NULL, citation text NOT NULL UNIQUE, status text NOT NULL);
CREATE TABLE source(id text PRIMARY KEY, name text NOT NULL, description text NOT NULL, kind text NOT NULL, published_on date, url text);
CREATE TABLE serves(agency_id text NOT NULL REFERENCES agency, county_id text NOT NULL REFERENCES county, level text NOT NULL, PRIMARY KEY(county_id, agency_id));
CREATE TABLE concerns(lawsuit_id text NOT NULL REFERENCES lawsuit, agreement_id text NOT NULL REFERENCES agreement, basis text NOT NULL, confidence text NOT NULL,
  PRIMARY KEY(agreement_id, lawsuit_id));
CREATE TABLE lawsuit_source(source_id text NOT NULL REFERENCES source, lawsuit_id text NOT NULL REFERENCES lawsuit, PRIMARY KEY(lawsuit_id, source_id));
CREATE TABLE agency_source(source_id text NOT NULL REFERENCES source, agency_id text NOT NULL REFERENCES agency, PRIMARY KEY(agency_id, source_id));
CREATE INDEX ON county(state_id);
CREATE INDEX ON agency(state_id);
CREATE INDEX ON agreement(agency_id, id);
CREATE INDEX ON agreement(status, moa_state, signed_on, id);
CREATE INDEX ON serves(agency_id);
CREATE INDEX ON concerns(lawsuit_id);
CREATE INDEX ON lawsuit_source(source_id);
CREATE INDEX ON agency_source(source_id);
