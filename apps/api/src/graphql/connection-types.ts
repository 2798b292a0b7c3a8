/** The second and third argument of `t.connection`: the names and descriptions of a connection and of its edges. */
export function connectionTypes(type: string, plural: string) {
  return [
    { name: `${type}Connection`, description: `A page of ${plural}.` },
    { name: `${type}Edge`, description: `An item of a page of ${plural}.` },
  ] as const;
}
