/**
 * Numbers of one village's people: valid in form and all beginning with 99, a province that does not exist. Digits 3-6
 * are the village's own block, so villages made apart never meet.
 */
export interface IdentityBook {
  nik(birthDate: string, sex: 1 | 2): string;
  kkNumber(issuedOn: string): string;
  plnId(): string;
  phone(): string;
  cardTag(): string;
}

export function identityBook(block: number): IdentityBook {
  if (block < 1 || block > 9999) throw new Error("village block out of range");
  const prefix = `99${String(block).padStart(4, "0")}`;
  const serials = new Map<string, number>();
  const following = (key: string) => {
    const serial = (serials.get(key) ?? 0) + 1;
    serials.set(key, serial);
    return serial;
  };
  return {
    nik: (birthDate, sex) => {
      const stem = `${prefix}${shortDate(birthDate, sex === 2 ? 40 : 0)}`;
      return stem + String(following(`nik${stem}`)).padStart(4, "0");
    },
    kkNumber: (issuedOn) => {
      const stem = `${prefix}${shortDate(issuedOn, 0)}`;
      return stem + String(following(`kk${stem}`)).padStart(4, "0");
    },
    plnId: () => prefix + String(following("pln")).padStart(6, "0"),
    // 0800-000 belongs to no subscriber.
    phone: () => `0800000${String(block % 1000).padStart(3, "0")}${String(following("phone") % 1000).padStart(3, "0")}`,
    cardTag: () => `RF${prefix.slice(2)}${String(following("tag")).padStart(5, "0")}`,
  };
}

/** DDMMYY; women have 40 added to the day. */
function shortDate(date: string, dayShift: number): string {
  const day = String(Number(date.slice(8, 10)) + dayShift).padStart(2, "0");
  return day + date.slice(5, 7) + date.slice(2, 4);
}
