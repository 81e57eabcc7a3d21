import { LinesField, TextField } from '@/app/(console)/providers/form-fields';
import type { chainTexts } from './chain-texts';
import { TryDraft } from './try-draft';

const mono = { spellCheck: false, autoComplete: 'off', className: 'font-mono' } as const;

/** The fields of a chain in an `ActionForm`; a short name that is given stays. */
export function ChainFields({ texts, added = false }: { texts: ReturnType<typeof chainTexts>; added?: boolean }) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        {added ? (
          <TextField
            name="id"
            label="Short name"
            hint="Shown on screen and in the audit; it stays."
            required
            {...mono}
            placeholder="NEAR"
          />
        ) : (
          <input type="hidden" name="id" value={texts.id} />
        )}
        <TextField name="name" label="Name" required defaultValue={texts.name} />
        <TextField
          name="explorer"
          label="Explorer"
          hint="What links are called; nothing: by their host."
          defaultValue={texts.explorer}
        />
        <TextField
          name="hashPrefix"
          label="Hash prefix"
          hint="Put before a hash that was sent without it, as 0x."
          defaultValue={texts.hashPrefix}
          {...mono}
        />
      </div>
      <LinesField
        name="aliases"
        label="Further spellings"
        hint="One a line. Letter case, spaces and _ - . / ( ) make no difference."
        defaultValue={texts.aliases}
        rows={3}
      />
      <fieldset className="flex flex-col gap-4 border-t pt-4">
        <legend className="sr-only">Hashes</legend>
        <TextField
          name="hashForm"
          label="Form of a hash"
          hint="A regular expression for the whole hash; a hash of another form is not linked and raises an issue."
          required
          defaultValue={texts.hashForm}
          {...mono}
        />
        <TextField name="hashWords" label="In words, after “that is”" required defaultValue={texts.hashWords} />
        <TextField
          name="hashUrl"
          label="Explorer’s address of a hash"
          hint="https://… with {hash} once; nothing: hashes are not linked."
          defaultValue={texts.hashUrl}
          {...mono}
        />
      </fieldset>
      <fieldset className="flex flex-col gap-4 border-t pt-4">
        <legend className="sr-only">Addresses</legend>
        <TextField name="addressForm" label="Form of an address" required defaultValue={texts.addressForm} {...mono} />
        <TextField name="addressWords" label="In words, after “that is”" required defaultValue={texts.addressWords} />
        <TextField
          name="addressUrl"
          label="Explorer’s address of an address"
          hint="https://… with {address} once; nothing: addresses are not linked."
          defaultValue={texts.addressUrl}
          {...mono}
        />
      </fieldset>
      <TryDraft />
    </>
  );
}
