"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { CHOICE_CARD } from "@/components/ui/choice-group";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";

export interface EventChoice {
  readonly code: string;
  readonly title: string;
  readonly hint: string;
  /** A desk of its own; null: told on a form begun here. */
  readonly href: string | null;
  readonly combines: readonly string[];
}

export interface EventPickerProps {
  readonly groups: readonly { readonly title: string; readonly choices: readonly EventChoice[] }[];
  readonly words: {
    readonly start: string;
    readonly none: string;
    readonly together: string;
    readonly elsewhere: string;
  };
  readonly busy: boolean;
  readonly problem: string | null;
  /** Another choice is another try. */
  readonly onChange?: () => void;
  readonly onStart: (codes: readonly string[]) => void;
  /** Between the choices and the button. */
  readonly children?: ReactNode;
}

/** What happened to the family: one kind, or several that belong together. */
export function EventPicker({ groups, words, busy, problem, onChange, onStart, children }: EventPickerProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isTried, setTried] = useState(false);
  const isOpen = ({ code, combines }: EventChoice) =>
    chosen.includes(code) || chosen.every((each) => combines.includes(each));
  const toggle = (code: string) => {
    onChange?.();
    setTried(false);
    setChosen(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code]);
  };
  const start = () => {
    setTried(true);
    if (chosen.length > 0) onStart(chosen);
  };
  const told = isTried && chosen.length === 0 ? words.none : problem;
  return (
    <div className="space-y-6">
      {groups.map(({ title, choices }) => (
        <fieldset key={title}>
          <legend className="mb-2 text-lg font-semibold">{title}</legend>
          <div className="grid gap-2 md:grid-cols-2">
            {choices.map((choice) =>
              choice.href === null ? (
                <label key={choice.code} className={CHOICE_CARD}>
                  <input
                    type="checkbox"
                    className="mt-0.5 size-5 shrink-0 accent-laut"
                    checked={chosen.includes(choice.code)}
                    disabled={!isOpen(choice)}
                    onChange={() => toggle(choice.code)}
                  />
                  <Words choice={choice} />
                </label>
              ) : (
                <Link key={choice.code} href={choice.href} className={CHOICE_CARD}>
                  <Icon name="arrow-right" className="mt-0.5 size-5 shrink-0 text-laut" />
                  <Words choice={choice} note={words.elsewhere} />
                </Link>
              ),
            )}
          </div>
        </fieldset>
      ))}
      {children}
      <div className="sticky bottom-(--bar-height) z-10 -mx-4 grid gap-2 border-t border-line bg-surface px-4 py-2.5 lg:bottom-0 lg:mx-0 lg:rounded-md lg:border lg:shadow-soft">
        {chosen.length > 0 ? <p className="text-sm text-muted">{words.together}</p> : null}
        {told === null ? null : (
          <p role="alert" className="font-semibold text-cabai">
            {told}
          </p>
        )}
        <span className="lg:flex lg:justify-end lg:*:w-auto">
          <Button variant="primary" icon="arrow-right" wide busy={busy} onClick={start}>
            {words.start}
          </Button>
        </span>
      </div>
    </div>
  );
}

function Words({ choice, note }: { readonly choice: EventChoice; readonly note?: string }) {
  return (
    <span className="min-w-0">
      <span className="block font-semibold">{choice.title}</span>
      <span className="block text-sm text-muted">{choice.hint}</span>
      {note === undefined ? null : <span className="block text-sm font-semibold text-laut">{note}</span>}
    </span>
  );
}
