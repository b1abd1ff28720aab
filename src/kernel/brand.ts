/** Nominal types for strings and numbers, so that a realm id is never passed where a player id belongs. */

declare const brand: unique symbol;

/** Brands add up: a PlayerId is an EntityId too. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: { readonly [Key in Name]: true } };
