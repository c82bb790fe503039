"use client";

import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useState } from "react";
import { FieldHeading } from "@/components/field/field-heading";
import { LinkRow, LinkRows } from "@/components/field/link-row";
import { hashOf, type Route } from "@/components/field/route";
import { goTo } from "@/components/field/use-route";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { type FamilyLine, familyLines, placeOf } from "@/lib/client/field/family-lines";
import type { ListedFamily } from "@/lib/client/field/take-along";
import { FamilyStateBadge } from "./family-state";
import { useWork } from "./work-context";

/** Drawn at once; a phone draws a thousand rows slowly. */
const AT_ONCE = 60;
const NONE: readonly ListedFamily[] = [];

/** The families on this device: found by a name or by their RT. The words stay in this window, the RT is part of the address. */
export function FamilyList({ route }: { readonly route: Route }) {
  const t = useTranslations("work.list");
  const families = useWork(({ index }) => index?.families ?? NONE);
  const records = useWork((state) => state.records);
  const items = useWork((state) => state.items);
  const [words, setWords] = useState("");
  const [most, setMost] = useState(AT_ONCE);
  const typed = useDeferredValue(words);
  const place = route.query.get("rt") ?? "";
  const lines = useMemo(
    () => familyLines(families, records, items, { words: typed, place }),
    [families, records, items, typed, place],
  );
  if (families.length === 0) return <None />;
  return (
    <>
      <FieldHeading title={t("title")} />
      <Filter families={families} words={words} onWords={setWords} place={place} />
      <p role="status" className="mb-2 text-sm text-muted">
        {t("shown", { shown: lines.length, total: families.length })}
      </p>
      {lines.length === 0 ? (
        <EmptyState title={t("nothing")} icon="search">
          {t("nothingText")}
        </EmptyState>
      ) : (
        <LinkRows>
          {lines.slice(0, most).map((line) => (
            <Line key={line.id} line={line} place={placeWords(placeOf(line), t)} />
          ))}
        </LinkRows>
      )}
      {lines.length > most ? (
        <div className="mt-3">
          <Button wide onClick={() => setMost(most + AT_ONCE)}>
            {t("more")}
          </Button>
        </div>
      ) : null}
    </>
  );
}

interface FilterProps {
  readonly families: readonly ListedFamily[];
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly place: string;
}

function Filter({ families, words, onWords, place }: FilterProps) {
  const t = useTranslations("work.list");
  const places = useMemo(() => [...new Set(families.map(placeOf))].sort(byNumber), [families]);
  return (
    <div className="mb-3 grid gap-3 sm:grid-cols-[minmax(0,1fr)_12rem]">
      <Field id="cari" label={t("search")}>
        {(control) => (
          <TextInput
            {...control}
            type="search"
            autoComplete="off"
            placeholder={t("searchHint")}
            value={words}
            onChange={({ target }) => onWords(target.value)}
          />
        )}
      </Field>
      <Field id="tempat" label={t("place")}>
        {(control) => (
          <Select
            {...control}
            value={place}
            placeholder={t("all")}
            options={places.map((each) => ({ value: each, label: placeWords(each, t) }))}
            onChange={({ target }) => goTo(hashOf("/keluarga", { rt: target.value || null }), true)}
          />
        )}
      </Field>
    </div>
  );
}

function None() {
  const t = useTranslations("work.list");
  return (
    <>
      <FieldHeading title={t("title")} />
      <EmptyState
        title={t("empty")}
        icon="users"
        action={
          <a href="#/bawa" className={buttonClass("primary")}>
            {t("take")}
          </a>
        }
      >
        {t("emptyText")}
      </EmptyState>
    </>
  );
}

function Line({ line, place }: { readonly line: FamilyLine; readonly place: string }) {
  return (
    <LinkRow href={`#/keluarga/${line.id}`} title={line.headName} badge={<FamilyStateBadge state={line.state} />}>
      <span>{place}</span>
    </LinkRow>
  );
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, "id", { numeric: true });
}

/** "RT 3 RW 1" of `1/3`. */
export function placeWords(place: string, t: ReturnType<typeof useTranslations<"work.list">>): string {
  const [rw = "", rt = ""] = place.split("/");
  const parts = [rt === "" ? null : t("rt", { rt }), rw === "" ? null : t("rw", { rw })].filter(
    (part) => part !== null,
  );
  return parts.length === 0 ? t("noPlace") : parts.join(" ");
}
