import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";

export interface CheckFrameProps {
  readonly words: (key: "title" | "lead" | "unknownTitle" | "unknownText") => string;
  /** Null: nobody knows the code. */
  readonly children: ReactNode;
}

/** Where the code on a paper leads: its public facts, or that there is no such paper. */
export function CheckFrame({ words, children }: CheckFrameProps) {
  return (
    <div className="mx-auto max-w-3xl space-y-5 px-4 py-8 lg:py-12">
      <PageHeading title={words("title")} lead={words("lead")} />
      {children ?? (
        <EmptyState title={words("unknownTitle")} icon="search">
          {words("unknownText")}
        </EmptyState>
      )}
    </div>
  );
}
