import { bornAged, type Marital, type Person, RELATION, type Relation, type Sex } from "./person";
import type { Random } from "./random";

type Shape =
  | "couple"
  | "couple-children"
  | "mother"
  | "father"
  | "elder"
  | "single"
  | "with-parent"
  | "three-generations";

const SHAPES: readonly (readonly [Shape, number])[] = [
  ["couple-children", 54],
  ["couple", 12],
  ["mother", 9],
  ["father", 2],
  ["elder", 8],
  ["single", 4],
  ["with-parent", 6],
  ["three-generations", 5],
];

/** The people of a family, the head first, before any answer. Parents are at least 15 years older than their children. */
export function familyShape(random: Random, on: string, welfare: number): readonly Person[] {
  const builder = new FamilyBuilder(random, on, welfare);
  switch (random.weighted(SHAPES)) {
    case "couple-children":
      builder.couple(random.int(24, 58), true);
      break;
    case "couple":
      builder.couple(random.chance(0.4) ? random.int(21, 34) : random.int(50, 78), false);
      break;
    case "mother":
      builder.alone(2, random.int(30, 62), random.chance(0.6) ? 4 : 3, true);
      break;
    case "father":
      builder.alone(1, random.int(32, 62), random.chance(0.6) ? 4 : 3, true);
      break;
    case "elder":
      builder.alone(random.chance(0.72) ? 2 : 1, random.int(60, 92), 4, false);
      break;
    case "single":
      builder.alone(random.chance(0.6) ? 1 : 2, random.int(20, 45), random.chance(0.8) ? 1 : 3, false);
      break;
    case "with-parent":
      builder.couple(random.int(26, 48), true);
      builder.parent();
      break;
    case "three-generations":
      builder.threeGenerations();
      break;
  }
  builder.others();
  return builder.people;
}

class FamilyBuilder {
  readonly people: Person[] = [];

  constructor(
    private readonly random: Random,
    private readonly on: string,
    private readonly welfare: number,
  ) {}

  private add(
    sex: Sex,
    age: number,
    marital: Marital,
    relation: Relation,
    parents: readonly [number | null, number | null] = [null, null],
  ): number {
    const [father, mother] = parents;
    this.people.push({ sex, ...bornAged(this.random, age, this.on), marital, relation, father, mother, presence: 1 });
    return this.people.length - 1;
  }

  /** Husband and wife with the husband as the head, now and then the wife. */
  couple(headAge: number, withChildren: boolean): void {
    const wifeHeads = this.random.chance(0.04);
    const headSex: Sex = wifeHeads ? 2 : 1;
    const gap = Math.round(this.random.normal() * 3) + 3;
    const spouseAge = Math.max(19, wifeHeads ? headAge + gap : headAge - gap);
    const head = this.add(headSex, headAge, 2, RELATION.head);
    const spouse = this.add(headSex === 1 ? 2 : 1, spouseAge, 2, RELATION.spouse);
    const [father, mother] = wifeHeads ? [spouse, head] : [head, spouse];
    if (withChildren) this.children(father, mother, wifeHeads ? headAge : spouseAge);
  }

  alone(sex: Sex, age: number, marital: Marital, withChildren: boolean): void {
    const head = this.add(sex, age, marital, RELATION.head);
    if (withChildren) this.children(sex === 1 ? head : null, sex === 2 ? head : null, age - (sex === 1 ? 3 : 0));
  }

  /** Children still at home: born when the mother was 19 to 41, gone by about 27. Poor families have more. */
  private children(father: number | null, mother: number | null, motherAge: number): void {
    const wanted = this.random.weighted([
      [1, 34 + 10 * this.welfare],
      [2, 38],
      [3, 18 - 6 * this.welfare],
      [4, 7 - 4 * this.welfare],
      [5, 2 - 2 * this.welfare],
    ]);
    let atBirth = this.random.int(19, 25);
    for (let count = 0; count < wanted && atBirth <= Math.min(41, motherAge); count += 1) {
      const age = motherAge - atBirth;
      if (age <= this.random.int(21, 29)) {
        this.add(this.random.chance(0.51) ? 1 : 2, age, 1, RELATION.child, [father, mother]);
      }
      atBirth += this.random.int(2, 6);
    }
  }

  /** A parent of the head or of the spouse, mostly a widow. */
  parent(): void {
    const head = this.people[0];
    if (head === undefined) return;
    const sex: Sex = this.random.chance(0.75) ? 2 : 1;
    const parent = this.add(sex, Math.min(96, head.age + this.random.int(20, 34)), 4, RELATION.parent);
    this.people[0] = { ...head, father: sex === 1 ? parent : null, mother: sex === 2 ? parent : null };
  }

  /** A couple, a married child with husband or wife, and their small children. */
  threeGenerations(): void {
    const { random } = this;
    const headAge = random.int(47, 66);
    const wifeAge = Math.max(42, headAge - random.int(0, 7));
    const widow = random.chance(0.25);
    const head = widow ? this.add(2, wifeAge, 4, RELATION.head) : this.add(1, headAge, 2, RELATION.head);
    const wife = widow ? head : this.add(2, wifeAge, 2, RELATION.spouse);
    const childAge = wifeAge - random.int(18, 22);
    const childSex: Sex = random.chance(0.5) ? 1 : 2;
    const child = this.add(childSex, childAge, 2, RELATION.child, [widow ? null : head, wife]);
    const inLawAge = Math.max(19, childAge + (childSex === 1 ? -random.int(0, 4) : random.int(0, 5)));
    const inLaw = this.add(childSex === 1 ? 2 : 1, inLawAge, 2, RELATION.inLaw);
    const [father, mother] = childSex === 1 ? [child, inLaw] : [inLaw, child];
    const motherAge = childSex === 1 ? inLawAge : childAge;
    for (let atBirth = Math.max(19, motherAge - 8); atBirth <= motherAge; atBirth += random.int(2, 5)) {
      this.add(random.chance(0.5) ? 1 : 2, motherAge - atBirth, 1, RELATION.grandchild, [father, mother]);
    }
    if (random.chance(0.4))
      this.add(random.chance(0.5) ? 1 : 2, random.int(12, 20), 1, RELATION.child, [
        widow ? null : head,
        wifeAge >= 40 ? wife : null,
      ]);
  }

  /** Those who came, and those who left but still stand on the family card. */
  others(): void {
    const { random } = this;
    if (random.chance(0.02)) this.add(random.chance(0.5) ? 1 : 2, random.int(7, 25), 1, RELATION.other);
    if (this.welfare > 1.2 && random.chance(0.05)) this.add(2, random.int(19, 45), 1, RELATION.helper);
    if (this.people.length < 3) return;
    const last = this.people.length - 1;
    const person = this.people[last];
    if (person === undefined) return;
    if (person.relation === RELATION.parent && random.chance(0.05)) this.people[last] = { ...person, presence: 2 };
    else if (random.chance(0.012)) this.people[last] = { ...person, presence: 5 };
    const firstChild = this.people.findIndex(
      (one) => one.relation === RELATION.child && one.age >= 18 && one.marital === 1,
    );
    const child = this.people[firstChild];
    if (child !== undefined && random.chance(0.06)) {
      const presence = random.weighted<3 | 4 | 6>([
        [3, 70],
        [4, 25],
        [6, 5],
      ]);
      this.people[firstChild] = { ...child, presence };
    }
  }
}
