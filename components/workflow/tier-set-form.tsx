import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import {
  FIXED_TIERS,
  LOT_TIER,
  MOST_IN_QUORUM,
  STANDARD_TIERS,
  standInsFor,
  TIER_NAMES,
  type TierName,
  type TierSet,
  tierIn,
} from "@/lib/domain/workflow/tier";
import { coverageWord, quorumWord, SET_HREF, tierFields } from "@/lib/domain/workflow/tier-address";

const PERCENTS = [0, 1, 2, 5, 10, 20, 30, 50] as const;
const STAND_IN_DAYS = [1, 3, 7, 14, 30] as const;

/** Which tiers there are to be and how each decides. Sent by address, so that a trial can be shared. */
export async function TierSetForm({ areaCode, set }: { readonly areaCode: string; readonly set: TierSet }) {
  const t = await getTranslations("tiers.set");
  return (
    <Form action={SET_HREF} prefetch={false} className="grid gap-4">
      <input type="hidden" name="wilayah" value={areaCode} />
      <input type="hidden" name="coba" value="1" />
      {TIER_NAMES.map((name) => (
        <TierFields key={name} name={name} set={set} />
      ))}
      <div>
        <Button type="submit" icon="search">
          {t("show")}
        </Button>
      </div>
    </Form>
  );
}

async function TierFields({ name, set }: { readonly name: TierName; readonly set: TierSet }) {
  const [t, tiers] = await Promise.all([getTranslations("tiers.set"), getTranslations("tiers")]);
  const fields = tierFields(name);
  const isFixed = FIXED_TIERS.includes(name);
  const there = tierIn(set, name);
  return (
    <fieldset className="rounded-md border border-line p-4">
      <legend className="px-1 font-semibold">{tiers(`step.${name}`)}</legend>
      {isFixed ? (
        <p className="text-muted">{t(name === "endorse" ? "fixedMeeting" : "fixed")}</p>
      ) : (
        <label className="flex min-h-11 items-center gap-3">
          <input type="checkbox" name={fields.use} value="1" defaultChecked={there !== null} className="size-5" />
          {t("use")}
        </label>
      )}
      <div className="mt-2 grid gap-4 sm:grid-cols-2">
        {name === "endorse" ? null : <Quorum name={name} set={set} />}
        <Coverage name={name} set={set} />
        {standInsFor(name, STANDARD_AND_SIGN).length === 0 || name === "endorse" ? null : (
          <StandIn name={name} set={set} />
        )}
      </div>
    </fieldset>
  );
}

/** Every tier that might stand in, whether ticked or not: the trial says when one is missing. */
const STANDARD_AND_SIGN: TierSet = TIER_NAMES.map((name) => ({
  name,
  quorum: { kind: "any" },
  coverage: { kind: "every" },
  escalation: null,
}));

interface PartProps {
  readonly name: TierName;
  readonly set: TierSet;
}

async function Quorum({ name, set }: PartProps) {
  const [t, tiers] = await Promise.all([getTranslations("tiers.set"), getTranslations("tiers.rules")]);
  const counts = Array.from({ length: MOST_IN_QUORUM - 1 }, (_, index) => index + 2);
  return (
    <Field id={tierFields(name).quorum} label={tiers("quorum")} hint={t("quorumHint")}>
      {(control) => (
        <Select
          {...control}
          name={tierFields(name).quorum}
          defaultValue={quorumWord(tierIn(set, name)?.quorum ?? { kind: "any" })}
          options={[
            { value: "1", label: tiers("any") },
            ...counts.map((count) => ({ value: String(count), label: tiers("minimum", { count }) })),
            { value: "semua", label: tiers("all") },
          ]}
        />
      )}
    </Field>
  );
}

async function Coverage({ name, set }: PartProps) {
  const [t, tiers] = await Promise.all([getTranslations("tiers.set"), getTranslations("tiers.rules")]);
  const standard = tierIn(STANDARD_TIERS, name)?.coverage ?? { kind: "sample", percent: 0 };
  const now = coverageWord(tierIn(set, name)?.coverage ?? standard);
  const words = [...new Set([...PERCENTS.map(String), now].filter((word) => /^\d+$/.test(word)))];
  return (
    <Field id={tierFields(name).sample} label={tiers("coverage")} hint={t("coverageHint")}>
      {(control) => (
        <Select
          {...control}
          name={tierFields(name).sample}
          defaultValue={now}
          options={[
            { value: "semua", label: tiers("every") },
            ...(name === LOT_TIER ? [{ value: "lot", label: tiers("lot") }] : []),
            ...words
              .toSorted((a, b) => Number(a) - Number(b))
              .map((word) => ({ value: word, label: tiers("sample", { percent: Number(word) }) })),
          ]}
        />
      )}
    </Field>
  );
}

async function StandIn({ name, set }: PartProps) {
  const [t, tiers] = await Promise.all([getTranslations("tiers.set"), getTranslations("tiers")]);
  const fields = tierFields(name);
  const escalation = tierIn(set, name)?.escalation ?? null;
  const days = [...new Set([...STAND_IN_DAYS, ...(escalation === null ? [] : [escalation.afterDays])])];
  return (
    <>
      <Field id={fields.to} label={t("standIn")} hint={t("standInHint")}>
        {(control) => (
          <Select
            {...control}
            name={fields.to}
            defaultValue={escalation?.to ?? ""}
            placeholder={t("nobody")}
            options={standInsFor(name, STANDARD_AND_SIGN).map((each) => ({
              value: each,
              label: tiers(`short.${each}`),
            }))}
          />
        )}
      </Field>
      <Field id={fields.days} label={t("standInDays")}>
        {(control) => (
          <Select
            {...control}
            name={fields.days}
            defaultValue={String(escalation?.afterDays ?? 7)}
            options={days
              .toSorted((a, b) => a - b)
              .map((count) => ({ value: String(count), label: t("daysLate", { count }) }))}
          />
        )}
      </Field>
    </>
  );
}
