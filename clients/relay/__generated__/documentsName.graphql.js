/**
 * @generated SignedSource<<af8dd443f916e865bc2dd36ff126c05b>>
 * @lightSyntaxTransform
 */

/* eslint-disable */

'use strict';

var node = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "documentsName",
  "selections": [
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "name",
      "storageKey": null
    }
  ],
  "type": "Jurisdiction",
  "abstractKey": "__isJurisdiction"
};

node.hash = "7ba12d4ab91a60c1961faa218db7ed32";

module.exports = node;
