import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { Tone } from "@/components/ui/tone";
import { formatAgo, type TimeZone } from "@/lib/i18n/formats";

/** News of one proposal that are no decision of a tier. */
export interface ProposalNews {
  readonly key: string;
  readonly proposalPublicId: string;
  readonly headName: string;
  readonly at: Date;
  readonly isNew: boolean;
}

export interface NewsCardProps<News extends ProposalNews> {
  readonly title: string;
  readonly tone: Tone;
  readonly lines: readonly News[];
  readonly zone: TimeZone;
  readonly now: Date;
  /** What there is to say of one; `ago` is when it happened, in words. */
  readonly say: (news: News, ago: string) => ReactNode;
}

/** Whose proposals, and what is said of each. Nothing where there is nothing to say. */
export async function NewsCard<News extends ProposalNews>({ title, tone, lines, zone, now, say }: NewsCardProps<News>) {
  if (lines.length === 0) return null;
  const [t, locale] = await Promise.all([getTranslations("news"), getLocale()]);
  return (
    <div className="mb-4">
      <Card title={title} tone={tone}>
        <ul className="divide-y divide-line">
          {lines.map((line) => (
            <li key={line.key} className="py-2 first:pt-0 last:pb-0">
              <Link
                href={`/usulan/${line.proposalPublicId}`}
                className="link inline-flex min-h-11 items-center font-semibold"
              >
                {t("family", { name: line.headName })}
              </Link>{" "}
              {line.isNew ? (
                <Badge tone="attention" icon="info">
                  {t("new")}
                </Badge>
              ) : null}
              {say(line, formatAgo(line.at, now, zone, locale))}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
