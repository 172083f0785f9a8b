package dev.rollcall.command.history;

import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.history.EventSerializer;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Puts Axon together by hand: an event store, a command bus, our projectors as subscribers. Nothing is found, guessed or
 * started that does not stand here, neither default serializers nor time-outs nor a check for updates.
 */
@Configuration
class HistoryConfiguration {
    @Bean
    OrganizationTransactions organizationTransactions(PlatformTransactionManager transactions, DataSource dataSource) {
        return new OrganizationTransactions(transactions, new JdbcTemplate(dataSource));
    }

    @Bean
    Snapshots snapshots() {
        return new Snapshots();
    }

    @Bean
    SnapshotSerializer snapshotSerializer() {
        return new SnapshotSerializer();
    }

    @Bean
    EventTable eventTable(DataSource dataSource, OrganizationTransactions transactions, SnapshotSerializer snapshots) {
        var transactional = new TransactionAwareDataSourceProxy(dataSource);
        return new EventTable(
                JdbcEventStorageEngine.builder()
                        .connectionProvider(transactional::getConnection)
                        .transactionManager(transactions)
                        .dataType(byte[].class)
                        .eventSerializer(new EventSerializer())
                        .snapshotSerializer(snapshots)
                        .persistenceExceptionResolver(new LostRace()),
                dataSource,
                transactions);
    }

    /** A projector that fails fails the command: what cannot be shown is not recorded. */
    @Bean
    @SuppressWarnings("unchecked")
    EmbeddedEventStore eventStore(
            EventTable table,
            List<Projector> projectors,
            DataSource dataSource,
            OrganizationTransactions transactions) {
        var database = new JdbcTemplate(dataSource);
        var store = EmbeddedEventStore.builder().storageEngine(table).build();
        var _ = store.subscribe(events -> {
            var commit = (List<Recorded<?>>)
                    Objects.requireNonNull(CurrentUnitOfWork.get().getResource(EventTable.RECORDED));
            var writes = new ViewWrites();
            projectors.forEach(projector -> projector.project(commit, writes));
            if (Recording.current().isAlone() && !transactions.isDoomed()) {
                writes.thenCommit();
            }
            writes.send(database);
        });
        return store;
    }

    @Bean
    EventSourcing eventSourcing(
            EmbeddedEventStore store,
            EventTable table,
            OrganizationTransactions transactions,
            Snapshots snapshots,
            SnapshotSerializer serializer) {
        return new EventSourcing(store, table, transactions, snapshots, serializer);
    }

    @Bean
    ConsistencyFold consistencyFold(JdbcClient database, OrganizationTransactions transactions, List<RoomFold> rooms) {
        return new ConsistencyFold(database, transactions, rooms);
    }

    @Bean
    CommandBus commandBus(OrganizationTransactions transactions, List<CommandHandlers> handlers) {
        var bus = SimpleCommandBus.builder().transactionManager(transactions).build();
        var parameters = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClassLoader(HistoryConfiguration.class.getClassLoader()),
                new OriginParameter());
        handlers.forEach(handler -> {
            var _ = new AnnotationCommandHandlerAdapter<>(handler, parameters).subscribe(bus);
        });
        return bus;
    }
}
