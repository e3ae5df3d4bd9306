-- Events of one lane leave in order whatever their keys; where there is none, the key is the lane.
alter table outbox add column lane text;
create index outbox_lane on outbox (lane) where lane is not null;
