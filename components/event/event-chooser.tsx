"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { uuidv7 } from "uuidv7";
import { type Channel, ChannelChoice } from "@/components/household/channel-choice";
import { Button } from "@/components/ui/button";
import { CHOICE_CARD } from "@/components/ui/choice-group";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import { formatPublicId } from "@/lib/domain/public-id/public-id";

export interface EventChoice {
  readonly code: string;
  readonly title: string;
  readonly hint: string;
  /** A desk of its own; null: told on a form begun here. */
  readonly href: string | null;
  readonly combines: readonly string[];
}

export interface EventChooserProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly householdId: string;
  readonly groups: readonly { readonly title: string; readonly choices: readonly EventChoice[] }[];
  readonly words: {
    readonly start: string;
    readonly none: string;
    readonly together: string;
    readonly elsewhere: string;
    readonly channel: string;
    readonly desk: string;
    readonly visit: string;
    readonly failed: string;
    readonly errors: Readonly<Partial<Record<ErrorCode, string>>>;
  };
}

function newAttempt() {
  return { id: uuidv7(), operationId: newOperationId() };
}

/** What happened to the family: one kind, or several that belong together. The form asks only what they need. */
export function EventChooser({ grantId, regencyCode, householdId, groups, words }: EventChooserProps) {
  const router = useRouter();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [channel, setChannel] = useState<Channel>("desk");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, startTransition] = useTransition();
  const attempt = useRef(newAttempt());
  const all = groups.flatMap(({ choices }) => choices);
  const isOpen = ({ code, combines }: EventChoice) =>
    chosen.includes(code) || chosen.every((each) => combines.includes(each));

  const toggle = (code: string) => {
    attempt.current = newAttempt();
    setProblem(null);
    setChosen(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code]);
  };

  function start() {
    if (chosen.length === 0) return setProblem(words.none);
    setProblem(null);
    startTransition(async () => {
      const { id, operationId } = attempt.current;
      const events = all.filter(({ code }) => chosen.includes(code)).map(({ code }) => ({ id: uuidv7(), code }));
      const outcome = await sendCommand<{ id: string }>(
        "proposal.start-event",
        { id, regencyCode, householdId, channel, events },
        { grantId, operationId },
      );
      if (outcome.ok) {
        router.push(`/usulan/${formatPublicId(regencyCode, outcome.value.id)}/isi`);
        return;
      }
      attempt.current = newAttempt();
      setProblem(words.errors[outcome.error.code] ?? words.failed);
    });
  }

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
      <ChannelChoice value={channel} onChange={setChannel} words={words} />
      <div className="sticky bottom-16 z-10 -mx-4 grid gap-2 border-t border-line bg-surface px-4 py-2.5 lg:bottom-0 lg:mx-0 lg:rounded-md lg:border lg:shadow-soft">
        {chosen.length > 0 ? <p className="text-sm text-muted">{words.together}</p> : null}
        {problem === null ? null : (
          <p role="alert" className="font-semibold text-cabai">
            {problem}
          </p>
        )}
        <span className="lg:flex lg:justify-end lg:*:w-auto">
          <Button variant="primary" icon="arrow-right" wide busy={isBusy} onClick={start}>
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
