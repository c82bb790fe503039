"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { sendCommand } from "@/lib/client/command/send-command";
import type { ErrorCode } from "@/lib/domain/error/error-code";

export interface SearchBoxProps {
  readonly grantId: string;
  readonly term: string;
  /** Seals the words: families' or officers'. */
  readonly command?: "household.search" | "user.search";
  /** The address's parameter for the sealed words. */
  readonly parameter?: string;
  /** The list's address without search and paging, to which the sealed words are added. */
  readonly baseHref: string;
  readonly words: {
    readonly label: string;
    readonly hint?: string;
    readonly submit: string;
    readonly short: string;
    readonly errors: Readonly<Partial<Record<ErrorCode, string>>>;
    readonly failed: string;
  };
}

/**
 * Searches by name or number. The words are sealed by the server first: none ever stands in an address. An emptied box
 * ends the search.
 */
export function SearchBox(props: SearchBoxProps) {
  const { grantId, term, command = "household.search", parameter = "cari", baseHref, words } = props;
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, startTransition] = useTransition();

  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const wanted = String(new FormData(event.currentTarget).get("term") ?? "").trim();
    if (wanted === "" && term !== "") {
      setProblem(null);
      startTransition(() => router.push(baseHref));
      return;
    }
    if (wanted.length < 2) {
      setProblem(words.short);
      return;
    }
    setProblem(null);
    startTransition(async () => {
      const outcome = await sendCommand<{ token: string }>(command, { term: wanted }, { grantId });
      if (!outcome.ok) {
        setProblem(words.errors[outcome.error.code] ?? words.failed);
        return;
      }
      const joint = baseHref.includes("?") ? "&" : "?";
      router.push(`${baseHref}${joint}${parameter}=${encodeURIComponent(outcome.value.token)}`);
    });
  }

  return (
    <search>
      <form onSubmit={search} className="flex flex-wrap items-end gap-2">
        <div className="min-w-0 flex-1 basis-64">
          <Field id="term" label={words.label} hint={words.hint} error={problem}>
            {(control) => (
              <TextInput
                {...control}
                key={term}
                name="term"
                defaultValue={term}
                maxLength={100}
                autoComplete="off"
                enterKeyHint="search"
              />
            )}
          </Field>
        </div>
        <Button type="submit" variant="primary" icon="search" busy={isBusy}>
          {words.submit}
        </Button>
      </form>
    </search>
  );
}
