import { Card } from "@/components/ui/card";
import { paragraphsOf } from "@/lib/domain/training/supplement";

export interface SupplementCardProps {
  /** Whose it is. */
  readonly title: string;
  readonly body: string;
  /** Version, writer and day. */
  readonly by: string;
}

/** What one region adds to a module, in the portal as on a device. */
export function SupplementCard({ title, body, by }: SupplementCardProps) {
  return (
    <Card title={title} tone="info">
      <div lang="id" className="max-w-prose space-y-3">
        {paragraphsOf(body).map((paragraph) => (
          <p key={paragraph} className="whitespace-pre-line">
            {paragraph}
          </p>
        ))}
      </div>
      <p className="mt-3 text-sm text-muted">{by}</p>
    </Card>
  );
}
