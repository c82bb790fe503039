import { bareFamily, CHILD, HEAD, nikOf } from "../../instrument/family-fixture";
import { house, of, person, type RuleCase } from "../sample";

/** In no province that exists, and not the demonstration's 99 either. */
const ELSEWHERE = "8801011705800001";
const family = bareFamily();
const civil = (row: Record<string, string>) => of({ ...family, civil: { [CHILD]: row } });
const found = (list: "nikActiveElsewhere" | "registeredElsewhere" | "possibleDoubles", uid: string | null) => ({
  server: {
    nikActiveElsewhere: [],
    registeredElsewhere: [],
    possibleDoubles: [],
    [list]: uid === null ? [] : [uid],
  },
});

export const IDENTITY_CASES: readonly RuleCase[] = [
  {
    id: "V01",
    fails: house({ kkNumber: "123" }),
    passes: of({
      ...family,
      civil: { [CHILD]: { fatherNik: nikOf("1980-05-17", 1), motherNik: nikOf("1983-08-01", 2) } },
    }),
    silent: person(CHILD, { nik: null }),
  },
  {
    id: "V01",
    fails: person(CHILD, { nik: "9901012802150000" }),
    passes: of(family),
    silent: house({ kkNumber: null }),
  },
  { id: "V01", fails: civil({ fatherNik: "99" }), passes: of(family), silent: of(family) },
  { id: "V01", fails: civil({ motherNik: "0000000000000000" }), passes: of(family), silent: of(family) },
  {
    id: "V02",
    fails: person(CHILD, { birthDate: "2015-03-01" }),
    passes: of(family),
    silent: person(CHILD, { nik: "12" }),
  },
  { id: "V03", fails: person(CHILD, { sex: 2 }), passes: of(family), silent: person(CHILD, { sex: null }) },
  {
    id: "V04",
    fails: person(HEAD, { nik: ELSEWHERE }),
    passes: person(HEAD, { nik: ELSEWHERE }, { villageCode: "8801012001" }),
    silent: of(family),
  },
  {
    id: "V05",
    fails: of(family, found("nikActiveElsewhere", CHILD)),
    passes: of(family, found("nikActiveElsewhere", null)),
    silent: of(family),
  },
  {
    id: "V05b",
    fails: person(CHILD, { nik: nikOf("1980-05-17", 1, 1) }),
    passes: of(family),
    silent: person(CHILD, { nik: null }),
  },
  {
    id: "V06",
    fails: of(family, found("possibleDoubles", HEAD)),
    passes: of(family, found("possibleDoubles", null)),
    silent: of(family),
  },
  {
    id: "V37",
    fails: of(family, found("registeredElsewhere", CHILD)),
    passes: of(family, found("registeredElsewhere", null)),
    silent: of(family),
  },
];
