package io.kavirt.api.event;

/** Something happened to an object of a connection. */
public sealed interface Event permits DomainEvent {}
