// The tag of Relay's documents, without Babel: it finds the artifact that relay-compiler has made of them.
module.exports = ([text]) => require(`./__generated__/${/(?:query|fragment) (\w+)/.exec(text)[1]}.graphql.js`);
