// @neo4j/graphql with graphql-yoga over the Neo4j that this project's store has filled: node neo4j-graphql.mjs ADDRESS:PORT BOLT-ADDRESS.
import { createServer } from "node:http";
import { Neo4jGraphQL } from "@neo4j/graphql";
import { createYoga } from "graphql-yoga";
import neo4j from "neo4j-driver";

const [address, uri] = process.argv.slice(2);
const [host, port] = address.split(":");

const typeDefs = `#graphql
  type County @node {
    id: ID!
    name: String!
    fips: String!
    agencies: [Agency!]! @relationship(type: "SERVES", direction: IN)
  }
  type Agency @node {
    id: ID!
    name: String!
    serves: [County!]! @relationship(type: "SERVES", direction: OUT)
    agreements: [Agreement!]! @relationship(type: "SIGNED", direction: OUT)
  }
  type Agreement @node {
    id: ID!
    name: String!
    status: String!
    moaState: String
    signedOn: Date @alias(property: "signedOn_date")
    agency: [Agency!]! @relationship(type: "SIGNED", direction: IN)
    lawsuits: [Lawsuit!]! @relationship(type: "CONCERNS", direction: IN, properties: "Concerns")
  }
  type Concerns @relationshipProperties {
    basis: String!
  }
  type Lawsuit @node {
    id: ID!
    name: String!
    sources: [Source!]! @relationship(type: "REPORTS_ON", direction: IN)
  }
  type Source @node {
    id: ID!
    name: String!
  }
`;

const driver = neo4j.driver(uri, undefined, { telemetryDisabled: true });
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const yoga = createYoga({ schema, graphiql: false, landingPage: false, logging: false, context: () => ({ sessionConfig: { database: "neo4j" } }) });
const server = createServer(yoga);
server.keepAliveTimeout = 600_000;
server.listen(Number(port), host);
