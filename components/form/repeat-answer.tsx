"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { itemsIn, type RepeatItem } from "@/lib/domain/instrument/answers";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { Question } from "@/lib/domain/instrument/question";
import type { AnswerProps } from "./answer-control";
import { useFormTools } from "./form-context";
import { RepeatItemFields } from "./repeat-item";

type Props = AnswerProps<Question & { type: "repeat" }>;

const BLANK: RepeatItem = {};

/** A list of like things, such as meters: one card each, the first one there from the start. A removed one can come back. */
export function RepeatAnswer({ question, field, label, mark, hint, error }: Props) {
  const { locale } = useFormTools();
  const t = useTranslations("form.repeat");
  const [removed, setRemoved] = useState<{ readonly item: RepeatItem; readonly at: number } | null>(null);
  const given = itemsIn(field.value);
  const items = given.length === 0 ? [BLANK] : given;
  const name = inLocale(question.item, locale);
  const change = (next: readonly RepeatItem[], isTyping = false) =>
    field.set(next.length === 0 ? null : next, isTyping);
  const remove = (at: number) => {
    setRemoved({ item: items[at] ?? BLANK, at });
    change(items.toSpliced(at, 1));
  };
  const restore = () => {
    if (removed === null) return;
    change(given.toSpliced(removed.at, 0, removed.item));
    setRemoved(null);
  };
  return (
    <ChoiceGroup id={field.id} legend={label} hint={hint} error={error} {...(mark === undefined ? {} : { mark })}>
      <ol className="grid gap-3" id={field.id} tabIndex={-1}>
        {items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place in the list
          <li key={at} className="rounded-md border border-line px-4 py-3">
            <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
              <p className="font-semibold">{t("item", { name, no: at + 1 })}</p>
              {given.length > 0 ? (
                <Button variant="quiet" size="small" icon="trash-2" onClick={() => remove(at)}>
                  {t("remove", { name, no: at + 1 })}
                </Button>
              ) : null}
            </div>
            <RepeatItemFields
              question={question}
              id={`${field.id}-${at}`}
              item={item}
              onChange={(next, isTyping) => change(items.with(at, next), isTyping)}
            />
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-2">
        {items.length < question.most ? (
          <Button icon="plus" onClick={() => change([...items, BLANK])}>
            {t("add", { name })}
          </Button>
        ) : (
          <p className="text-muted">{t("full", { most: question.most })}</p>
        )}
        <span role="status">
          {removed === null ? null : (
            <Button icon="undo-2" onClick={restore}>
              {t("restore", { name, no: removed.at + 1 })}
            </Button>
          )}
        </span>
      </div>
    </ChoiceGroup>
  );
}
