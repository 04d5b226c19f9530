import openapiTypescript, { astToString } from 'openapi-typescript';

/** The console's types of an API document, as the text of a file. */
export async function typesOf(document) {
  const types = astToString(await openapiTypescript(document));
  return `// Made from the API's own document by \`npm run api-types\`. Not to be edited.\n\n${types}`;
}
