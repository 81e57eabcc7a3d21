import {
  ArchiveIcon,
  BanIcon,
  CheckIcon,
  ChevronRightIcon,
  CircleAlertIcon,
  CircleCheckIcon,
  CircleDashedIcon,
  CircleIcon,
  CircleMinusIcon,
  CircleQuestionMarkIcon,
  CircleSlash2Icon,
  CircleSlashIcon,
  CircleXIcon,
  ContrastIcon,
  CopyIcon,
  ExternalLinkIcon,
  EyeIcon,
  type LucideIcon,
  MinusIcon,
  RotateCcwIcon,
  ShieldCheckIcon,
  ShieldQuestionMarkIcon,
  ShieldXIcon,
  TimerOffIcon,
  TriangleAlertIcon,
} from 'lucide-react';

/** What stands in rows of lists: the name of its symbol, and lucide's shapes as they are written out. */
export const symbols: readonly { icon: LucideIcon; name: string; shapes: string }[] = [
  {
    icon: ArchiveIcon,
    name: 'archive',
    shapes:
      '<rect width="20" height="5" x="2" y="3" rx="1"/><path d="M4 8v11a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8"/><path d="M10 12h4"/>',
  },
  {
    icon: BanIcon,
    name: 'ban',
    shapes: '<circle cx="12" cy="12" r="10"/><path d="M4.929 4.929 19.07 19.071"/>',
  },
  {
    icon: CheckIcon,
    name: 'check',
    shapes: '<path d="M20 6 9 17l-5-5"/>',
  },
  {
    icon: ChevronRightIcon,
    name: 'right',
    shapes: '<path d="m9 18 6-6-6-6"/>',
  },
  {
    icon: CircleAlertIcon,
    name: 'alert',
    shapes:
      '<circle cx="12" cy="12" r="10"/><line x1="12" x2="12" y1="8" y2="12"/><line x1="12" x2="12.01" y1="16" y2="16"/>',
  },
  {
    icon: CircleCheckIcon,
    name: 'done',
    shapes: '<circle cx="12" cy="12" r="10"/><path d="m16 9-5.5 5.5L8 12"/>',
  },
  {
    icon: CircleDashedIcon,
    name: 'dashed',
    shapes:
      '<path d="M10.1 2.182a10 10 0 0 1 3.8 0"/><path d="M13.9 21.818a10 10 0 0 1-3.8 0"/><path d="M17.609 3.721a10 10 0 0 1 2.69 2.7"/><path d="M2.182 13.9a10 10 0 0 1 0-3.8"/><path d="M20.279 17.609a10 10 0 0 1-2.7 2.69"/><path d="M21.818 10.1a10 10 0 0 1 0 3.8"/><path d="M3.721 6.391a10 10 0 0 1 2.7-2.69"/><path d="M6.391 20.279a10 10 0 0 1-2.69-2.7"/>',
  },
  {
    icon: CircleIcon,
    name: 'circle',
    shapes: '<circle cx="12" cy="12" r="10"/>',
  },
  {
    icon: CircleMinusIcon,
    name: 'minus',
    shapes: '<circle cx="12" cy="12" r="10"/><path d="M8 12h8"/>',
  },
  {
    icon: CircleQuestionMarkIcon,
    name: 'question',
    shapes: '<circle cx="12" cy="12" r="10"/><path d="M9 9.5a3 2.5 0 016 0c0 2-2 2-3 3.5"/><path d="M12 17h.01"/>',
  },
  {
    icon: CircleSlash2Icon,
    name: 'half',
    shapes: '<circle cx="12" cy="12" r="10"/><path d="M22 2 2 22"/>',
  },
  {
    icon: CircleSlashIcon,
    name: 'slash',
    shapes: '<circle cx="12" cy="12" r="10"/><line x1="9" x2="15" y1="15" y2="9"/>',
  },
  {
    icon: CircleXIcon,
    name: 'failed',
    shapes: '<circle cx="12" cy="12" r="10"/><path d="m15 9-6 6"/><path d="m9 9 6 6"/>',
  },
  {
    icon: ContrastIcon,
    name: 'contrast',
    shapes: '<circle cx="12" cy="12" r="10"/><path d="M12 18a6 6 0 0 0 0-12v12z"/>',
  },
  {
    icon: CopyIcon,
    name: 'copy',
    shapes:
      '<rect width="14" height="14" x="8" y="8" rx="2" ry="2"/><path d="M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2"/>',
  },
  {
    icon: ExternalLinkIcon,
    name: 'external',
    shapes:
      '<path d="M15 3h6v6"/><path d="M10 14 21 3"/><path d="M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6"/>',
  },
  {
    icon: EyeIcon,
    name: 'eye',
    shapes:
      '<path d="M2.062 12.348a1 1 0 0 1 0-.696 10.75 10.75 0 0 1 19.876 0 1 1 0 0 1 0 .696 10.75 10.75 0 0 1-19.876 0"/><circle cx="12" cy="12" r="3"/>',
  },
  {
    icon: MinusIcon,
    name: 'none',
    shapes: '<path d="M5 12h14"/>',
  },
  {
    icon: RotateCcwIcon,
    name: 'again',
    shapes: '<path d="M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8"/><path d="M3 3v5h5"/>',
  },
  {
    icon: ShieldCheckIcon,
    name: 'verified',
    shapes:
      '<path d="M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1z"/><path d="m9 12 2 2 4-4"/>',
  },
  {
    icon: ShieldQuestionMarkIcon,
    name: 'unverified',
    shapes:
      '<path d="M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 01-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 011-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 011.52 0C14.51 3.81 17 5 19 5a1 1 0 011 1z"/><path d="M9 9.5a3 2.5 0 016 0c0 2-2 2-3 3.5"/><path d="M12 17h.01"/>',
  },
  {
    icon: ShieldXIcon,
    name: 'rejected',
    shapes:
      '<path d="M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1z"/><path d="m14.5 9.5-5 5"/><path d="m9.5 9.5 5 5"/>',
  },
  {
    icon: TimerOffIcon,
    name: 'expired',
    shapes:
      '<path d="M10 2h4"/><path d="M4.6 11a8 8 0 0 0 1.7 8.7 8 8 0 0 0 8.7 1.7"/><path d="M7.4 7.4a8 8 0 0 1 10.3 1 8 8 0 0 1 .9 10.2"/><path d="m2 2 20 20"/><path d="M12 12v-2"/>',
  },
  {
    icon: TriangleAlertIcon,
    name: 'warning',
    shapes:
      '<path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3"/><path d="M12 9v4"/><path d="M12 17h.01"/>',
  },
];
