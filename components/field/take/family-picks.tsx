"use client";

import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useState } from "react";
import { placeWords } from "@/components/field/work/family-list";
import { useWork } from "@/components/field/work/work-context";
import { Button } from "@/components/ui/button";
import { CheckboxList } from "@/components/ui/checkbox-list";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { familyLines, placeOf } from "@/lib/client/field/family-lines";
import type { ListedFamily } from "@/lib/client/field/take-along";

const AT_ONCE = 40;
const NONE: readonly ListedFamily[] = [];

export interface FamilyPicksProps {
  readonly picked: readonly string[];
  readonly onPick: (ids: readonly string[]) => void;
}

/** Families on this device to tick one by one, found by a name. What is ticked stays ticked under another word. */
export function FamilyPicks({ picked, onPick }: FamilyPicksProps) {
  const t = useTranslations("take.choose");
  const list = useTranslations("work.list");
  const families = useWork(({ index }) => index?.families ?? NONE);
  const [words, setWords] = useState("");
  const [most, setMost] = useState(AT_ONCE);
  const typed = useDeferredValue(words);
  const found = useMemo(() => familyLines(families, [], [], { words: typed, place: "" }), [families, typed]);
  if (families.length === 0) return <p>{t("listFirst")}</p>;
  const shown = found.slice(0, most);
  const others = picked.filter((id) => !shown.some((family) => family.id === id));
  return (
    <div className="space-y-3">
      <Field id="cari-keluarga" label={t("search")} hint={t("searchHint")}>
        {(control) => (
          <TextInput
            {...control}
            type="search"
            autoComplete="off"
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        )}
      </Field>
      <p role="status" className="text-sm text-muted">
        {t("found", { shown: found.length, total: families.length })}
      </p>
      <CheckboxList
        id="keluarga"
        name="keluarga"
        legend={t("families")}
        legendHidden
        columns={2}
        values={picked.filter((id) => !others.includes(id))}
        onChange={(values) => onPick([...others, ...values])}
        options={shown.map((family) => ({
          value: family.id,
          label: family.headName,
          hint: placeWords(placeOf(family), list),
        }))}
      />
      {found.length > most ? (
        <Button wide onClick={() => setMost(most + AT_ONCE)}>
          {t("more")}
        </Button>
      ) : null}
    </div>
  );
}
