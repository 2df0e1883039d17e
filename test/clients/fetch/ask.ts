import { retryingFetch } from "./retrying-fetch.js";

// Why there is no data. `code` is one of those in docs/api.md, `requestId` what the operator of the server asks for.
export class RequestError extends Error {
  constructor(readonly code: string, message: string, readonly status: number, readonly requestId: string | null) {
    super(message);
  }
}

// What is wrong with one field, which is null; the rest of the data is there.
export interface FieldError {
  message: string;
  path: (string | number)[];
  extensions: { code: string };
}

export interface Answer<Data> {
  data: Data;
  errors: FieldError[];
}

const send = retryingFetch();

export async function ask<Data>(url: string, query: string, variables: object, signal = AbortSignal.timeout(60_000)): Promise<Answer<Data>> {
  const response = await send(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
    body: JSON.stringify({ query, variables }),
    signal,
  });
  const requestId = response.headers.get("x-request-id");
  if (!response.headers.get("content-type")?.includes("json")) {
    throw new RequestError("NO_ANSWER", `${response.status} comes from a proxy, not from the API`, response.status, requestId);
  }
  const { data = null, errors = [] } = await response.json();
  if (data === null) throw new RequestError(errors[0].extensions.code, errors[0].message, response.status, requestId);
  return { data, errors };
}
