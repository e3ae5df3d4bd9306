-- Chains stay chains, so that each merge in one can be undone by itself.
comment on table child_redirect is
    'One step each: from_child is to_child, by what was decided last, for every incident (the nil id) or for one; a child that leads to itself is nobody else';
