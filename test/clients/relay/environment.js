const { Environment, Network, RecordSource, Store } = require("relay-runtime");

// `send` is a fetch that asks again what may be asked again.
exports.environmentOf = (url, send) => new Environment({
  network: Network.create(async ({ name, text }, variables) => {
    const response = await send(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
      body: JSON.stringify({ query: text, variables }),
    });
    const answer = await response.json();
    if (answer.data == null) { // an error boundary shows it; errors of single fields leave data
      const [{ message, extensions }] = answer.errors;
      throw Object.assign(new Error(`${name}: ${message}`), { code: extensions.code });
    }
    return answer;
  }),
  store: new Store(new RecordSource()),
});
