import { createLink } from '@tanstack/react-router';
import { Button, type ButtonProps } from 'antd';
import { forwardRef } from 'react';

const Anchor = forwardRef<HTMLAnchorElement, ButtonProps>((props, ref) => <Button ref={ref} {...props} />);
Anchor.displayName = 'LinkButton';

/** A way to another page that looks like a button; opens in a new tab as links do. */
export const LinkButton = createLink(Anchor);
