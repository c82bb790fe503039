/**
 * The codes after a person ticked or unticked one: a code that stands alone (0 none, 99 unknown) takes the others away,
 * and any other takes it away. Null when nothing is left.
 */
export function toggledCodes(
  before: readonly number[],
  after: readonly number[],
  exclusive: readonly number[],
): readonly number[] | null {
  const added = after.find((code) => !before.includes(code));
  const isAlone = added !== undefined && exclusive.includes(added);
  const kept = isAlone ? [added] : added === undefined ? after : after.filter((code) => !exclusive.includes(code));
  return kept.length === 0 ? null : kept.toSorted((a, b) => a - b);
}
