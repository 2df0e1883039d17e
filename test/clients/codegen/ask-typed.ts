import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { print } from "graphql";
import { ask } from "../fetch/ask.js";

// The document brings the types of its variables and of its answer.
export function askTyped<Data, Variables extends object>(url: string, document: TypedDocumentNode<Data, Variables>, variables: Variables) {
  return ask<Data>(url, print(document), variables);
}
