"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CheckboxList } from "@/components/ui/checkbox-list";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { CommandDialog } from "@/components/user/command-dialog";
import type { ProblemLabels } from "@/components/user/command-problem";
import { DECIDER_ROLES, REQUEST_TIERS, type RequestTier } from "@/lib/domain/data-request/flow";
import type { RequestRules } from "@/lib/domain/data-request/rules";
import type { Refusal } from "@/lib/domain/error/error-code";

export interface RulesFormProps {
  readonly grantId: string;
  /** In force now. */
  readonly rules: RequestRules;
  /** The newest own version. */
  readonly seen: string | null;
  /** YYYY-MM-DD in the region. */
  readonly today: string;
  readonly problem: ProblemLabels;
}

/** The next version of a region's desks and levels: which desks in which order, which levels are given and for how long. */
export function RulesForm({ grantId, rules, seen, today, problem }: RulesFormProps) {
  const t = useTranslations("dataRequest");
  const id = useRef(uuidv7());
  const [values, setValues] = useState(rules);
  const [effectiveFrom, setFrom] = useState(today);
  const [reason, setReason] = useState("");
  const input = () =>
    reason.trim().length < 5 ? null : { id: id.current, rules: values, effectiveFrom, reason: reason.trim(), seen };
  return (
    <CommandDialog
      grantId={grantId}
      command="data-request.set-rules"
      icon="pencil"
      variant="primary"
      wide
      words={{
        open: t("rulesPage.change"),
        title: t("rulesPage.title"),
        save: t("rulesPage.save"),
        saving: t("rulesPage.saving"),
        cancel: t("page.cancel"),
        saved: t("rulesPage.saved"),
        problem,
      }}
      input={input}
      tells={(refused) => problemOf(refused) !== null}
      onClosed={() => {
        id.current = uuidv7();
      }}
    >
      {({ tried, problem: refused }) => {
        const found = refused === null ? null : problemOf(refused);
        return (
          <>
            {found === null ? null : (
              <Alert tone="danger" live="assertive">
                {t(`rulesProblem.${found}`)}
              </Alert>
            )}
            <Desks tiers={values.tiers} onChange={(tiers) => setValues({ ...values, tiers })} />
            <Levels values={values} onChange={setValues} />
            <Field id="aturan-mulai" label={t("rulesPage.from")}>
              {(control) => (
                <TextInput
                  {...control}
                  type="date"
                  value={effectiveFrom}
                  onChange={(event) => setFrom(event.target.value)}
                />
              )}
            </Field>
            <Field
              id="aturan-alasan"
              label={t("rulesPage.reason")}
              hint={t("rulesPage.reasonHint")}
              error={tried && reason.trim().length < 5 ? t("page.reasonShort") : undefined}
            >
              {(control) => (
                <TextArea
                  {...control}
                  rows={2}
                  maxLength={500}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </Field>
          </>
        );
      }}
    </CommandDialog>
  );
}

const PROBLEMS = [
  "FEW_TIERS",
  "TIER_TWICE",
  "NO_STEWARD",
  "LEVELS",
  "SUMS_NAME",
  "OPENS_MORE",
  "NOBODY",
  "IN_PAST",
] as const;

function problemOf({ fields = [] }: Refusal): (typeof PROBLEMS)[number] | null {
  return PROBLEMS.find((known) => fields.some(({ detail }) => detail === known)) ?? null;
}

interface DesksProps {
  readonly tiers: readonly RequestTier[];
  readonly onChange: (tiers: readonly RequestTier[]) => void;
}

function Desks({ tiers, onChange }: DesksProps) {
  const t = useTranslations("dataRequest");
  const roles = useTranslations("roles.name");
  const change = (place: number, part: Partial<RequestTier>) =>
    onChange(tiers.map((tier, index) => (index === place ? { ...tier, ...part } : tier)));
  const free = REQUEST_TIERS.find((name) => tiers.every((tier) => tier.name !== name));
  return (
    <div className="space-y-3">
      <h3 className="font-semibold">{t("rulesPage.desks")}</h3>
      {tiers.map((tier, place) => (
        <div key={tier.name} className="grid items-end gap-2 sm:grid-cols-[1fr_1fr_auto]">
          <Field id={`meja-${place}`} label={t("rulesPage.desk", { number: place + 1 })}>
            {(control) => (
              <Select
                {...control}
                value={tier.name}
                options={REQUEST_TIERS.map((value) => ({ value, label: t(`tier.${value}`) }))}
                onChange={(event) =>
                  change(place, { name: REQUEST_TIERS.find((each) => each === event.target.value) ?? tier.name })
                }
              />
            )}
          </Field>
          <Field id={`peran-${place}`} label={t("rulesPage.role")}>
            {(control) => (
              <Select
                {...control}
                value={tier.role}
                options={DECIDER_ROLES.map((value) => ({ value, label: roles(value) }))}
                onChange={(event) =>
                  change(place, { role: DECIDER_ROLES.find((each) => each === event.target.value) ?? tier.role })
                }
              />
            )}
          </Field>
          <Button icon="trash-2" variant="quiet" onClick={() => onChange(tiers.filter((_, index) => index !== place))}>
            {t("rulesPage.removeDesk")}
          </Button>
        </div>
      ))}
      {free === undefined ? null : (
        <Button icon="plus" onClick={() => onChange([...tiers, { name: free, role: "regency-verifier" }])}>
          {t("rulesPage.addDesk")}
        </Button>
      )}
    </div>
  );
}

interface LevelsProps {
  readonly values: RequestRules;
  readonly onChange: (values: RequestRules) => void;
}

/** Which levels are given, for how long at most, and how often use is reported. */
function Levels({ values, onChange }: LevelsProps) {
  const t = useTranslations("dataRequest");
  const days = (text: string) => Math.min(Number(text.replace(/\D/g, "")), 999);
  return (
    <>
      <CheckboxList
        id="tingkat-diberikan"
        name="tingkat-diberikan"
        legend={t("rulesPage.offer")}
        values={values.levels.flatMap(({ level, isOffered }) => (isOffered ? [level] : []))}
        options={values.levels.map(({ level }) => ({ value: level, label: t(`level.${level}`) }))}
        onChange={(offered) =>
          onChange({
            ...values,
            levels: values.levels.map((rule) => ({ ...rule, isOffered: offered.includes(rule.level) })),
          })
        }
      />
      <div className="grid gap-3 sm:grid-cols-2">
        {values.levels.map(({ level, mostDays }) => (
          <Field key={level} id={`hari-${level}`} label={t("rulesPage.mostDays", { level })}>
            {(control) => (
              <TextInput
                {...control}
                digits
                maxLength={3}
                value={String(mostDays)}
                onChange={(event) =>
                  onChange({
                    ...values,
                    levels: values.levels.map((rule) =>
                      rule.level === level ? { ...rule, mostDays: days(event.target.value) } : rule,
                    ),
                  })
                }
              />
            )}
          </Field>
        ))}
        <Field id="hari-laporan" label={t("rulesPage.reportDays")}>
          {(control) => (
            <TextInput
              {...control}
              digits
              maxLength={2}
              value={String(values.reportDays)}
              onChange={(event) => onChange({ ...values, reportDays: days(event.target.value) })}
            />
          )}
        </Field>
      </div>
    </>
  );
}
